package io.llmharness.runtime.engine;

/**
 * Figures that some engines report about themselves for each request; durations in nanoseconds. An adapter passes a figure on only
 * where the engine's own means what is said here; what else it contains stands in the adapter's package description.
 */
public enum NativeFigure {
    /** From the arrival of the request to its last token. */
    TOTAL_DURATION("totalDuration"),
    /** Getting the model ready: waiting for it to be loaded, and loading it. */
    LOAD_DURATION("loadDuration"),
    /** From the arrival of the request to the start of its prompt's processing. */
    QUEUE_DURATION("queueDuration"),
    /** From the start of the prompt's processing to the first token; cached parts of the prompt cost nothing. */
    PROMPT_EVAL_DURATION("promptEvalDuration"),
    /** From the first token to the last: one step less than there are tokens. */
    EVAL_DURATION("evalDuration"),
    /** From the arrival of the request to its first token. */
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
