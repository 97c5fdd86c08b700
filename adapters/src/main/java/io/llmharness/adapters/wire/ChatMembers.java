package io.llmharness.adapters.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import io.llmharness.api.ChatRequest;
import io.llmharness.api.Message;
import io.llmharness.api.Role;
import io.llmharness.runtime.engine.EngineTarget;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/** Members that requests of many protocols have in the same form. */
public final class ChatMembers {
    /** The option that sets what the request leaves open. */
    public static final String TEMPERATURE = "temperature";

    private ChatMembers() {}

    /** An array of messages, {@code {"role":…,"content":…}} each. */
    public static void messages(String name, List<Message> messages, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart(name);
        for (Message message : messages) {
            out.writeStartObject();
            out.writeStringField("role", message.role().wireName());
            out.writeStringField("content", message.content());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    /** The messages that are no system message, for protocols in which that one stands beside the others. */
    public static List<Message> dialogue(ChatRequest request) {
        return request.messages().stream().filter(m -> m.role() != Role.SYSTEM).toList();
    }

    /** The system messages, a blank line between them; empty without any. */
    public static String system(ChatRequest request) {
        return request.messages().stream()
                .filter(m -> m.role() == Role.SYSTEM)
                .map(Message::content)
                .collect(Collectors.joining("\n\n"));
    }

    /** The sampling temperature: the request's, else the option's, else 0. */
    public static void temperature(ChatRequest request, EngineTarget target, JsonGenerator out) throws IOException {
        if (request.temperature().isPresent()) {
            out.writeNumberField(TEMPERATURE, request.temperature().getAsDouble());
        } else {
            out.writeNumberField(TEMPERATURE, new BigDecimal(target.option(TEMPERATURE, "0")));
        }
    }
}
