package io.llmharness.runtime.metric;

/** Which way a figure gets better. */
public enum Direction {
    /** Latencies. */
    LOWER_IS_BETTER,
    /** Rates. */
    HIGHER_IS_BETTER
}
