package io.llmharness.runtime.profile;

import io.llmharness.runtime.metric.Metric;

/** Where a definition puts its samples, in nanoseconds. */
interface Samples {
    /** Adds a sample {@code count} times. */
    void add(Metric metric, long nanos, long count);

    /** Adds a sample. */
    default void add(Metric metric, long nanos) {
        add(metric, nanos, 1);
    }
}
