package io.llmharness.runtime.profile;

/** The answer's text as tools see it that ignore reasoning and tool calls. */
final class TextEvents {
    static final int NONE = -1;

    private TextEvents() {}

    /** How many events have text. */
    static int count(FinishedRequest request) {
        int count = 0;
        for (int i = 0; i < request.events(); i++) {
            count += request.hasText(i) ? 1 : 0;
        }
        return count;
    }

    /** The first event with text at or behind this one, {@link #NONE} when there is none. */
    static int next(FinishedRequest request, int from) {
        for (int i = from; i < request.events(); i++) {
            if (request.hasText(i)) {
                return i;
            }
        }
        return NONE;
    }

    /** The last event with text, {@link #NONE} when there is none. */
    static int last(FinishedRequest request) {
        for (int i = request.events() - 1; i >= 0; i--) {
            if (request.hasText(i)) {
                return i;
            }
        }
        return NONE;
    }

    /** Tokens of the text, which the tools count with a tokenizer of their own; −1 where the engine does not say. */
    static long tokens(FinishedRequest request) {
        long all = request.outputTokens();
        return all < 0 ? -1 : all - Math.max(0, request.reasoningTokens());
    }
}
