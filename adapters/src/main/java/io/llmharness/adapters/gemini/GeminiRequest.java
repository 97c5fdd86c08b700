package io.llmharness.adapters.gemini;

import com.fasterxml.jackson.core.JsonGenerator;
import io.llmharness.adapters.wire.ChatMembers;
import io.llmharness.adapters.wire.JsonBody;
import io.llmharness.adapters.wire.PassedOptions;
import io.llmharness.api.ChatRequest;
import io.llmharness.api.Message;
import io.llmharness.api.Role;
import io.llmharness.runtime.engine.EngineTarget;
import io.llmharness.runtime.engine.HttpCall;
import java.io.IOException;

/** Writes requests. The model and whether to stream stand in the path, not here. */
final class GeminiRequest {
    static final String CANDIDATES = "candidateCount";
    static final String USER_PROJECT = "user_project";

    private static final String[] THINKING = {"thinkingBudget", "thinkingLevel", "includeThoughts"};

    private static final PassedOptions GENERATION = PassedOptions.only(
            GeminiAdapter.class,
            "topP",
            "topK",
            "seed",
            "stopSequences",
            CANDIDATES,
            "presencePenalty",
            "frequencyPenalty",
            "responseMimeType",
            "responseSchema");
    private static final PassedOptions THOUGHTS = PassedOptions.only(GeminiAdapter.class, THINKING);
    private static final PassedOptions BESIDE = PassedOptions.only(
            GeminiAdapter.class, "safetySettings", "tools", "toolConfig", "cachedContent", "serviceTier");

    private GeminiRequest() {}

    /** The call with the key: in a header, for a query is written into logs. */
    static HttpCall identified(HttpCall call, EngineTarget target, GeminiAddress address) {
        String payer = target.option(USER_PROJECT, "");
        HttpCall paid = payer.isEmpty() ? call : call.header("x-goog-user-project", payer);
        if (address.bearer()) {
            return paid.bearer(target.key());
        }
        return target.key().isPresent()
                ? paid.secretHeader("x-goog-api-key", target.key().reveal())
                : paid;
    }

    static byte[] body(ChatRequest request, EngineTarget target) {
        return JsonBody.of(target, out -> write(request, target, out));
    }

    private static void write(ChatRequest request, EngineTarget target, JsonGenerator out) throws IOException {
        String system = ChatMembers.system(request);
        if (!system.isEmpty()) {
            out.writeObjectFieldStart("systemInstruction");
            writeParts(system, out);
            out.writeEndObject();
        }
        out.writeArrayFieldStart("contents");
        for (Message message : ChatMembers.dialogue(request)) {
            out.writeStartObject();
            out.writeStringField("role", message.role() == Role.ASSISTANT ? "model" : "user");
            writeParts(message.content(), out);
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeObjectFieldStart("generationConfig");
        if (request.maxTokens().isPresent()) {
            out.writeNumberField("maxOutputTokens", request.maxTokens().getAsInt());
        }
        ChatMembers.temperature(request, target, out);
        GENERATION.write(target, out);
        writeThinking(target, out);
        out.writeEndObject();
        BESIDE.write(target, out);
    }

    private static void writeParts(String text, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("parts");
        out.writeStartObject();
        out.writeStringField("text", text);
        out.writeEndObject();
        out.writeEndArray();
    }

    private static void writeThinking(EngineTarget target, JsonGenerator out) throws IOException {
        boolean any = false;
        for (String option : THINKING) {
            any |= !target.option(option, "").isEmpty();
        }
        if (any) {
            out.writeObjectFieldStart("thinkingConfig");
            THOUGHTS.write(target, out);
            out.writeEndObject();
        }
    }
}
