package io.llmharness.adapters.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.llmharness.api.ChatRequest;
import io.llmharness.api.Message;
import io.llmharness.api.Role;
import io.llmharness.runtime.engine.EngineTarget;
import io.llmharness.runtime.http.Tag;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The values of one request for the placeholders of a description; one that is not set has none. */
final class Placeholders {
    static final String PROMPT = "prompt";
    static final String SYSTEM = "system";
    static final String MESSAGES = "messages";
    static final String TURNS = "turns";
    static final String MODEL = "model";
    static final String MAX_TOKENS = "max_tokens";
    static final String TEMPERATURE = "temperature";
    static final String STREAM = "stream";
    static final String TAG = "tag";
    static final String ROLE = "role";
    static final String CONTENT = "content";
    static final String KEY = "key";

    /** Of paths and headers. */
    static final List<String> OF_TARGET = List.of(MODEL, STREAM, TAG);

    /** Of bodies. */
    static final List<String> OF_REQUEST =
            List.of(PROMPT, SYSTEM, MESSAGES, TURNS, MODEL, MAX_TOKENS, TEMPERATURE, STREAM, TAG);

    /** Of each message. */
    static final List<String> OF_MESSAGE = List.of(ROLE, CONTENT);

    private final EngineTarget target;
    private final JsonTree message;
    private final String assistantRole;
    private final boolean systemApart;

    /**
     * Placeholders of a target.
     *
     * @param message what one message looks like
     * @param systemApart whether the system message has a place of its own, so that the prompt is without it
     */
    Placeholders(EngineTarget target, JsonTree message, boolean systemApart) {
        this.target = target;
        this.message = message;
        this.assistantRole = target.option("assistant_role", Role.ASSISTANT.wireName());
        this.systemApart = systemApart;
    }

    /** The values that do not depend on a request. */
    static Map<String, JsonNode> of(EngineTarget target) {
        Map<String, JsonNode> values = new HashMap<>();
        if (!target.model().isEmpty()) {
            values.put(MODEL, TextNode.valueOf(target.model()));
        }
        values.put(STREAM, BooleanNode.valueOf(target.stream()));
        values.put(TAG, TextNode.valueOf(Tag.PLACEHOLDER));
        return values;
    }

    Map<String, JsonNode> of(ChatRequest request) {
        Map<String, JsonNode> values = of(target);
        values.put(PROMPT, TextNode.valueOf(joined(request, m -> !systemApart || m.role() != Role.SYSTEM)));
        values.put(MESSAGES, messages(request, m -> true));
        values.put(TURNS, messages(request, m -> m.role() != Role.SYSTEM));
        String system = joined(request, m -> m.role() == Role.SYSTEM);
        if (!system.isEmpty()) {
            values.put(SYSTEM, TextNode.valueOf(system));
        }
        if (request.maxTokens().isPresent()) {
            values.put(MAX_TOKENS, IntNode.valueOf(request.maxTokens().getAsInt()));
        } else if (!target.option(MAX_TOKENS, "").isEmpty()) {
            values.put(MAX_TOKENS, IntNode.valueOf(Integer.parseInt(target.option(MAX_TOKENS, ""))));
        }
        values.put(
                TEMPERATURE,
                request.temperature().isPresent()
                        ? DoubleNode.valueOf(request.temperature().getAsDouble())
                        : DecimalNode.valueOf(new BigDecimal(target.option(TEMPERATURE, "0"))));
        return values;
    }

    private static String joined(ChatRequest request, Predicate<Message> which) {
        return request.messages().stream().filter(which).map(Message::content).collect(Collectors.joining("\n\n"));
    }

    private ArrayNode messages(ChatRequest request, Predicate<Message> which) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (Message one : request.messages()) {
            if (which.test(one)) {
                String role = one.role() == Role.ASSISTANT
                        ? assistantRole
                        : one.role().wireName();
                message.fill(Map.of(ROLE, TextNode.valueOf(role), CONTENT, TextNode.valueOf(one.content())))
                        .ifPresent(all::add);
            }
        }
        return all;
    }
}
