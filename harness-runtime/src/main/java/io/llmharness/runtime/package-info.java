/**
 * The way in: {@code Harness} runs what {@link io.llmharness.runtime.Options} ask for and answers with a
 * {@code RunReport}; {@code Main} does the same from a command line.
 */
@NullMarked
package io.llmharness.runtime;

import org.jspecify.annotations.NullMarked;
