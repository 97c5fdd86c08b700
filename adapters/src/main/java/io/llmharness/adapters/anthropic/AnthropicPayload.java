package io.llmharness.adapters.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmharness.adapters.sim.PromptText;
import io.llmharness.adapters.sim.ToolCall;
import io.llmharness.runtime.sim.Prompt;
import io.llmharness.runtime.sim.SimOptions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body of a request for a message. */
final class AnthropicPayload {
    /** The version from which on sampling options are refused, whatever their value. */
    private static final String STRICT_VERSION = "2026-10-21";

    private static final List<String> SAMPLING = List.of("temperature", "top_p", "top_k");

    private final JsonNode body;
    private final PromptText text = new PromptText();

    AnthropicPayload(JsonNode body) {
        this.body = body;
        text.add(body.path("system"));
        body.path("messages").forEach(message -> text.add(message.path("content")));
    }

    String model() {
        return body.path("model").asText("");
    }

    boolean stream() {
        return body.path("stream").asBoolean(false);
    }

    Prompt prompt() {
        return text.prompt();
    }

    int maxTokens() {
        return body.path("max_tokens").asInt(0);
    }

    boolean thinks() {
        String type = body.path("thinking").path("type").asText("");
        return type.equals("enabled") || type.equals("adaptive");
    }

    boolean omitsThoughts() {
        return body.path("thinking").path("display").asText("").equals("omitted");
    }

    /** Whether some of the prompt is to be kept for later requests. */
    boolean cachesPrompt() {
        return body.findParent("cache_control") != null;
    }

    @Nullable
    ToolCall call(SimOptions options) {
        JsonNode choice = body.path("tool_choice");
        String type = choice.path("type").asText("");
        String wanted = choice.path("name").asText("");
        if (type.equals("none") || !options.callsTool(type.equals("any") || type.equals("tool"))) {
            return null;
        }
        for (JsonNode tool : body.path("tools")) {
            String name = tool.path("name").asText("");
            if (!name.isEmpty() && (wanted.isEmpty() || wanted.equals(name))) {
                return new ToolCall(name, tool.path("input_schema"));
            }
        }
        return null;
    }

    /** What is wrong with a request for a message in this version of the API; empty when nothing is. */
    String fault(String version) {
        if (model().isEmpty()) {
            return "model: Field required";
        }
        if (!body.hasNonNull("max_tokens")) {
            return "max_tokens: Field required";
        }
        if (text.isEmpty()) {
            return "messages: at least one message is required";
        }
        if (version.compareTo(STRICT_VERSION) >= 0) {
            for (String option : SAMPLING) {
                if (body.has(option)) {
                    return option + ": Extra inputs are not permitted";
                }
            }
        }
        return thinkingFault();
    }

    private String thinkingFault() {
        if (!body.path("thinking").path("type").asText("").equals("enabled")) {
            return "";
        }
        int budget = body.path("thinking").path("budget_tokens").asInt(0);
        if (budget < 1024) {
            return "thinking.enabled.budget_tokens: Input should be greater than or equal to 1024";
        }
        return budget < maxTokens() ? "" : "max_tokens: must be greater than thinking.budget_tokens";
    }
}
