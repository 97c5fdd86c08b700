package io.llmharness.adapters.openai.sim;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmharness.adapters.sim.ToolCall;
import io.llmharness.runtime.sim.SimOptions;
import org.jspecify.annotations.Nullable;

/** The tools of a request, of chat completions ({@code function} is an object) or of Responses (its members stand in the tool). */
final class OfferedTools {
    private OfferedTools() {}

    /** The call that answers the request; null for a text. */
    static @Nullable ToolCall call(JsonNode body, SimOptions options) {
        JsonNode choice = body.path("tool_choice");
        String mode = choice.isTextual()
                ? choice.asText()
                : choice.path("mode")
                        .asText(choice.path("allowed_tools").path("mode").asText(""));
        String wanted = function(choice).path("name").asText("");
        boolean demanded = mode.equals("required") || !wanted.isEmpty();
        if (mode.equals("none") || !options.callsTool(demanded)) {
            return null;
        }
        for (JsonNode tool : body.path("tools")) {
            JsonNode function = function(tool);
            String name = function.path("name").asText("");
            if (!name.isEmpty() && (wanted.isEmpty() || wanted.equals(name))) {
                return new ToolCall(name, function.path("parameters"));
            }
        }
        return null;
    }

    private static JsonNode function(JsonNode node) {
        return node.path("function").isObject() ? node.path("function") : node;
    }
}
