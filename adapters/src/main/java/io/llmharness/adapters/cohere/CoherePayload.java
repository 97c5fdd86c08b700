package io.llmharness.adapters.cohere;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmharness.adapters.sim.PromptText;
import io.llmharness.adapters.sim.ToolCall;
import io.llmharness.runtime.sim.Prompt;
import io.llmharness.runtime.sim.SimOptions;
import org.jspecify.annotations.Nullable;

/** The body of a chat, of version 2 ({@code messages}) or 1 ({@code message} and {@code chat_history}). */
final class CoherePayload {
    private static final String DEFAULT_MODEL = "sim";

    private final JsonNode body;
    private final PromptText text = new PromptText();

    CoherePayload(JsonNode body, boolean legacy) {
        this.body = body;
        if (legacy) {
            text.add(body.path("preamble"));
            body.path("chat_history").forEach(turn -> text.add(turn.path("message")));
            text.add(body.path("message"));
        } else {
            body.path("messages").forEach(message -> text.add(message.path("content")));
        }
    }

    boolean hasModel() {
        return body.hasNonNull("model");
    }

    String model() {
        return body.path("model").asText(DEFAULT_MODEL);
    }

    boolean stream() {
        return body.path("stream").asBoolean(false);
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    Prompt prompt() {
        return text.prompt();
    }

    /** What was said last, of version 1. */
    String message() {
        return body.path("message").asText("");
    }

    int maxTokens() {
        return body.path("max_tokens").asInt(0);
    }

    boolean thinks() {
        return body.path("thinking").path("type").asText("").equals("enabled");
    }

    @Nullable
    ToolCall call(SimOptions options) {
        String choice = body.path("tool_choice").asText("");
        if (choice.equals("NONE") || !options.callsTool(choice.equals("REQUIRED"))) {
            return null;
        }
        for (JsonNode tool : body.path("tools")) {
            JsonNode function = tool.path("function");
            if (function.hasNonNull("name")) {
                return new ToolCall(function.path("name").asText(), function.path("parameters"));
            }
        }
        return null;
    }
}
