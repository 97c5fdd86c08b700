package io.llmharness.runtime.engine;

/** Figures that some engines report about themselves for each request; durations in nanoseconds. */
public enum NativeFigure {
    TOTAL_DURATION("totalDuration"),
    LOAD_DURATION("loadDuration"),
    QUEUE_DURATION("queueDuration"),
    PROMPT_EVAL_DURATION("promptEvalDuration"),
    EVAL_DURATION("evalDuration"),
    TIME_TO_FIRST_TOKEN("engineTtft");

    private final String key;

    NativeFigure(String key) {
        this.key = key;
    }

    /** Stable camelCase name. */
    public String key() {
        return key;
    }
}
