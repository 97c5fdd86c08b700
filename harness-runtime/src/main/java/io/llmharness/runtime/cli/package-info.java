/**
 * The command line: words to {@code Options} to {@code Harness}, and commands for what is no run. The only place that writes to
 * standard output.
 */
@NullMarked
package io.llmharness.runtime.cli;

import org.jspecify.annotations.NullMarked;
