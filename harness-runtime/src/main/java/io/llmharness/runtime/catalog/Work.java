package io.llmharness.runtime.catalog;

import io.llmharness.api.ChatRequest;
import io.llmharness.api.Conversation;

/** What a workload method returned. */
public sealed interface Work {
    /** One request. */
    record Single(ChatRequest request) implements Work {}

    /** Several turns. */
    record Dialogue(Conversation conversation) implements Work {}

    /** Called by generated code. */
    static Work of(ChatRequest request) {
        return new Single(request);
    }

    /** Called by generated code. */
    static Work of(Conversation conversation) {
        return new Dialogue(conversation);
    }
}
