package io.llmharness.adapters.openai.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import io.llmharness.adapters.wire.ChatMembers;
import io.llmharness.adapters.wire.JsonBody;
import io.llmharness.api.ChatRequest;
import io.llmharness.api.Message;
import io.llmharness.runtime.engine.EngineTarget;
import java.io.IOException;
import java.util.stream.Collectors;

/**
 * Writes the family's requests. Usage is always asked for. Temperature is always sent, 0 unless the request or the option says
 * otherwise: left unset it is the server's, or the model's {@code generation_config.json}'s, and two engines would sample differently.
 */
final class RequestBody {
    private final Flavour flavour;

    RequestBody(Flavour flavour) {
        this.flavour = flavour;
    }

    byte[] write(Endpoint endpoint, ChatRequest request, EngineTarget target) {
        return JsonBody.of(target, out -> {
            if (!target.model().isEmpty()) {
                out.writeStringField("model", target.model());
            }
            if (endpoint == Endpoint.RESPONSES) {
                writeResponses(request, target, out);
            } else {
                write(endpoint, request, target, out);
            }
        });
    }

    private void write(Endpoint endpoint, ChatRequest request, EngineTarget target, JsonGenerator out)
            throws IOException {
        String limit = "max_tokens";
        if (endpoint == Endpoint.CHAT) {
            ChatMembers.messages("messages", request.messages(), out);
            limit = flavour.maxTokensField(target);
        } else {
            out.writeStringField("prompt", prompt(request));
        }
        out.writeBooleanField("stream", target.stream());
        if (target.stream()) {
            out.writeObjectFieldStart("stream_options");
            out.writeBooleanField("include_usage", true);
            flavour.writeStreamOptions(target, out);
            out.writeEndObject();
        }
        if (request.maxTokens().isPresent()) {
            out.writeNumberField(limit, request.maxTokens().getAsInt());
        }
        ChatMembers.temperature(request, target, out);
        flavour.writeMore(request, target, out);
    }

    /** Usage always comes with the last event, and asking for it is an error. Nothing is to be stored beyond the answer. */
    private void writeResponses(ChatRequest request, EngineTarget target, JsonGenerator out) throws IOException {
        String instructions = ChatMembers.system(request);
        if (!instructions.isEmpty()) {
            out.writeStringField("instructions", instructions);
        }
        ChatMembers.messages("input", ChatMembers.dialogue(request), out);
        out.writeBooleanField("stream", target.stream());
        if (request.maxTokens().isPresent()) {
            out.writeNumberField("max_output_tokens", request.maxTokens().getAsInt());
        }
        ChatMembers.temperature(request, target, out);
        out.writeBooleanField("store", false);
        flavour.writeResponsesOptions(target, out);
    }

    /** One message is the prompt as it is; several have no common form without a template, and are set apart by a blank line. */
    private static String prompt(ChatRequest request) {
        return request.messages().stream().map(Message::content).collect(Collectors.joining("\n\n"));
    }
}
