package io.llmharness.runtime.sim;

/** When a request that offers tools is answered by a call of one. */
enum ToolCalls {
    /** When it demands a call. */
    REQUIRED,
    /** Whenever it offers a tool. */
    ALWAYS,
    /** Not even when it demands a call. */
    NEVER;

    static ToolCalls parse(String word) {
        return switch (word) {
            case "required" -> REQUIRED;
            case "always" -> ALWAYS;
            case "never" -> NEVER;
            default -> throw new IllegalArgumentException("required, always or never");
        };
    }
}
