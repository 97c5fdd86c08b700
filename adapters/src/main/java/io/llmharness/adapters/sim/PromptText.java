package io.llmharness.adapters.sim;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmharness.runtime.sim.Prompt;
import java.util.ArrayList;
import java.util.List;

/** Collects the texts of which a request's prompt is made. */
public final class PromptText {
    private final List<String> parts = new ArrayList<>();

    /**
     * Adds a content: a text, or a list of parts with a {@code text} or a {@code content} of their own; parts of other kinds, such as
     * images, count nothing.
     */
    public PromptText add(JsonNode content) {
        if (content.isTextual()) {
            parts.add(content.asText());
        } else if (content.isArray()) {
            content.forEach(this::add);
        } else if (content.isObject()) {
            add(content.path("text"));
            add(content.path("content"));
            add(content.path("output"));
        }
        return this;
    }

    /** Whether nothing was found. */
    public boolean isEmpty() {
        return parts.isEmpty();
    }

    /** All of it. */
    public Prompt prompt() {
        return Prompt.of(parts);
    }
}
