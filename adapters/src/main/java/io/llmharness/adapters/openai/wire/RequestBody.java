package io.llmharness.adapters.openai.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import io.llmharness.adapters.wire.JsonBody;
import io.llmharness.api.ChatRequest;
import io.llmharness.api.Message;
import io.llmharness.runtime.engine.EngineTarget;
import java.io.IOException;
import java.math.BigDecimal;
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
        return JsonBody.of(target, out -> write(endpoint, request, target, out));
    }

    private void write(Endpoint endpoint, ChatRequest request, EngineTarget target, JsonGenerator out)
            throws IOException {
        if (!target.model().isEmpty()) {
            out.writeStringField("model", target.model());
        }
        String limit = "max_tokens";
        if (endpoint == Endpoint.CHAT) {
            writeMessages(request, out);
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
        writeTemperature(request, target, out);
        flavour.writeMore(request, target, out);
    }

    private static void writeMessages(ChatRequest request, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("messages");
        for (Message message : request.messages()) {
            out.writeStartObject();
            out.writeStringField("role", message.role().wireName());
            out.writeStringField("content", message.content());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    /** One message is the prompt as it is; several have no common form without a template, and are set apart by a blank line. */
    private static String prompt(ChatRequest request) {
        return request.messages().stream().map(Message::content).collect(Collectors.joining("\n\n"));
    }

    private static void writeTemperature(ChatRequest request, EngineTarget target, JsonGenerator out)
            throws IOException {
        if (request.temperature().isPresent()) {
            out.writeNumberField("temperature", request.temperature().getAsDouble());
        } else {
            out.writeNumberField("temperature", new BigDecimal(target.option("temperature", "0")));
        }
    }
}
