package io.llmharness.runtime.metric;

/** Which way a figure gets better. */
public enum Direction {
    /** Latencies, and what disturbs a stream. */
    LOWER_IS_BETTER("lower"),
    /** Rates. */
    HIGHER_IS_BETTER("higher");

    private final String key;

    Direction(String key) {
        this.key = key;
    }

    /** Its word in JSON. */
    public String key() {
        return key;
    }
}
