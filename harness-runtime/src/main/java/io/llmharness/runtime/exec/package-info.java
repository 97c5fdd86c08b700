/**
 * A fork at work: event loops that issue requests, follow each exchange and record it, and the driver that puts iterations
 * together. A loop shares nothing with another while it measures.
 */
@NullMarked
package io.llmharness.runtime.exec;

import org.jspecify.annotations.NullMarked;
