/**
 * What the reader sees: the progress of a run and its result in the formats that {@link java.util.ServiceLoader} finds. Formats print
 * what {@link io.llmharness.runtime.result.RunSummary} computed and compute nothing themselves.
 */
@NullMarked
package io.llmharness.runtime.report;

import org.jspecify.annotations.NullMarked;
