/**
 * Connections: each loop's own pool, the stamp at the socket read, HTTP, the framing of answers into events, and their decoding by
 * the engine's adapter. Knows nothing of loads and figures: what happens is told to a {@link io.llmharness.runtime.http.Receiver}.
 */
@NullMarked
package io.llmharness.runtime.http;

import org.jspecify.annotations.NullMarked;
