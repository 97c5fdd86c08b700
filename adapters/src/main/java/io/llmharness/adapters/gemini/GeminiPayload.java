package io.llmharness.adapters.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmharness.adapters.sim.PromptText;
import io.llmharness.adapters.sim.ToolCall;
import io.llmharness.runtime.sim.Prompt;
import io.llmharness.runtime.sim.SimOptions;
import org.jspecify.annotations.Nullable;

/** The body of a request to generate content. */
final class GeminiPayload {
    private final JsonNode body;
    private final JsonNode config;
    private final JsonNode thinking;
    private final boolean hasContents;
    private final PromptText text = new PromptText();

    GeminiPayload(JsonNode body) {
        this.body = body;
        config = ProtoJson.member(body, "generationConfig");
        thinking = ProtoJson.member(config, "thinkingConfig");
        text.add(ProtoJson.member(body, "systemInstruction").path("parts"));
        JsonNode contents = body.path("contents");
        hasContents = !contents.isEmpty();
        contents.forEach(content -> text.add(content.path("parts")));
    }

    boolean hasContents() {
        return hasContents;
    }

    Prompt prompt() {
        return text.prompt();
    }

    /** Most tokens of an answer, its thoughts included; 0 for no limit. */
    int maxTokens() {
        return ProtoJson.member(config, "maxOutputTokens").asInt(0);
    }

    int candidates() {
        return Math.max(1, ProtoJson.member(config, "candidateCount").asInt(1));
    }

    boolean thinks() {
        return !thinking.isMissingNode()
                && ProtoJson.member(thinking, "thinkingBudget").asInt(-1) != 0;
    }

    boolean showsThoughts() {
        return ProtoJson.member(thinking, "includeThoughts").asBoolean(false);
    }

    @Nullable
    ToolCall call(SimOptions options) {
        JsonNode calling = ProtoJson.member(ProtoJson.member(body, "toolConfig"), "functionCallingConfig");
        String mode = calling.path("mode").asText("");
        String wanted =
                ProtoJson.member(calling, "allowedFunctionNames").path(0).asText("");
        if (mode.equals("NONE") || !options.callsTool(mode.equals("ANY"))) {
            return null;
        }
        for (JsonNode tool : body.path("tools")) {
            for (JsonNode function : ProtoJson.member(tool, "functionDeclarations")) {
                String name = function.path("name").asText("");
                if (!name.isEmpty() && (wanted.isEmpty() || wanted.equals(name))) {
                    JsonNode schema = function.path("parameters");
                    return new ToolCall(
                            name, schema.isObject() ? schema : ProtoJson.member(function, "parametersJsonSchema"));
                }
            }
        }
        return null;
    }
}
