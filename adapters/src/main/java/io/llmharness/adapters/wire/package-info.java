/**
 * What the engine packages share whatever their protocol: request bodies with options merged in, and the reading of error bodies.
 * Mentions no engine.
 */
@NullMarked
package io.llmharness.adapters.wire;

import org.jspecify.annotations.NullMarked;
