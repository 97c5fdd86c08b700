/**
 * The catalogue of metrics and the recorders that fill their histograms. Names, units, formulas and directions stand in
 * {@link io.llmharness.runtime.metric.Metric} and nowhere else; console, JSON, HTML and documentation are rendered from it. A leaf.
 */
@NullMarked
package io.llmharness.runtime.metric;

import org.jspecify.annotations.NullMarked;
