package io.llmharness.adapters.http;

/** What stands where a pointer leads. */
enum Meaning {
    TEXT("text"),
    REASONING("reasoning"),
    TOOL("tool"),
    FINISH("finish"),
    INPUT_TOKENS("input_tokens"),
    OUTPUT_TOKENS("output_tokens"),
    CACHED_TOKENS("cached_tokens"),
    CACHE_WRITE_TOKENS("cache_write_tokens"),
    REASONING_TOKENS("reasoning_tokens"),
    END("end"),
    ERROR("error"),
    /** Only looked at by the condition of another rule. */
    CONDITION("");

    private final String option;

    Meaning(String option) {
        this.option = option;
    }

    /** The option that has its pointers; empty where there is none. */
    String option() {
        return option;
    }
}
