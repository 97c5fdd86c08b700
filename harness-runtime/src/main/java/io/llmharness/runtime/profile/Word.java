package io.llmharness.runtime.profile;

import io.llmharness.runtime.metric.Metric;

/**
 * A figure of a tool.
 *
 * @param metric the metric that it is to be compared with
 * @param name what the tool calls it in its result
 * @param formula how the tool computes it, in the symbols of {@link Profile}
 */
public record Word(Metric metric, String name, String formula) {}
