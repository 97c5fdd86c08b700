package io.llmharness.runtime.engine;

/**
 * Figures that some engines report about themselves for each request. An adapter passes a figure on only where the engine's own
 * means what is said here; what else it contains stands in the adapter's package description.
 */
public enum NativeFigure {
    /** From the arrival of the request to its last token. */
    TOTAL_DURATION("totalDuration", Unit.NANOSECONDS),
    /** Getting the model ready: waiting for it to be loaded, and loading it. */
    LOAD_DURATION("loadDuration", Unit.NANOSECONDS),
    /** Checking the request before it is queued. */
    VALIDATION_DURATION("validationDuration", Unit.NANOSECONDS),
    /** From the arrival of the request to the start of its prompt's processing. */
    QUEUE_DURATION("queueDuration", Unit.NANOSECONDS),
    /** From the start of the prompt's processing to the first token; cached parts of the prompt cost nothing. */
    PROMPT_EVAL_DURATION("promptEvalDuration", Unit.NANOSECONDS),
    /** From the first token to the last: one step less than there are tokens. */
    EVAL_DURATION("evalDuration", Unit.NANOSECONDS),
    /** From the start of the prompt's processing to the last token, where the engine does not part the two. */
    INFERENCE_DURATION("inferenceDuration", Unit.NANOSECONDS),
    /** From the arrival of the request to its first token. */
    TIME_TO_FIRST_TOKEN("engineTtft", Unit.NANOSECONDS),
    /** What a hosted engine says it spent before it answered, for a streamed answer before its head. */
    PROCESSING_DURATION("processingDuration", Unit.NANOSECONDS),
    /** Requests that the quota still allows in its window. */
    QUOTA_REQUESTS_LEFT("quotaRequestsLeft", Unit.COUNT),
    /** Tokens that the quota still allows in its window. */
    QUOTA_TOKENS_LEFT("quotaTokensLeft", Unit.COUNT);

    /** What a figure's number counts. */
    public enum Unit {
        NANOSECONDS,
        COUNT
    }

    private final String key;
    private final Unit unit;

    NativeFigure(String key, Unit unit) {
        this.key = key;
        this.unit = unit;
    }

    /** Stable camelCase name. */
    public String key() {
        return key;
    }

    /** What its number counts. */
    public Unit unit() {
        return unit;
    }
}
