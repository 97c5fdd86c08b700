package io.llmharness.adapters.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;

/**
 * JSON with placeholders: {@code {"q":{{prompt}},"n":{{max_tokens}},"tag":"run-{{tag}}"}}. One that stands for a value is replaced by the
 * value's JSON, and a member whose value is not set is left out; one inside a string is replaced by the value's text.
 */
final class JsonTree {
    static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Marks a string that was a placeholder; a private character, so that no text of a user's begins like that. */
    private static final char MARK = '\uE000';

    private final JsonNode root;
    private final Set<String> names = new LinkedHashSet<>();

    /** Throws {@link IllegalArgumentException} when it is not JSON, or has a placeholder that is not known. */
    JsonTree(String option, String text, List<String> known) {
        try {
            root = JSON.readTree(marked(text));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "the option \"" + option + "\" is not JSON with placeholders: " + text, e);
        }
        for (Matcher m = TextTemplate.PLACEHOLDER.matcher(text); m.find(); ) {
            TextTemplate.check(option, m.group(1), known);
            names.add(m.group(1));
        }
    }

    /** The text with each placeholder outside a string as a string of its own. */
    private static String marked(String text) {
        StringBuilder out = new StringBuilder(text.length() + 32);
        Matcher placeholder = TextTemplate.PLACEHOLDER.matcher(text);
        boolean string = false;
        for (int at = 0; at < text.length(); ) {
            char c = text.charAt(at);
            if (!string && c == '{' && placeholder.region(at, text.length()).lookingAt()) {
                out.append('"').append(MARK).append(placeholder.group(1)).append('"');
                at = placeholder.end();
                continue;
            }
            if (c == '"') {
                string = !string;
            } else if (string && c == '\\' && at + 1 < text.length()) {
                out.append(c);
                c = text.charAt(++at);
            }
            out.append(c);
            at++;
        }
        return out.toString();
    }

    boolean has(String name) {
        return names.contains(name);
    }

    boolean isObject() {
        return root.isObject();
    }

    /** The JSON with these values; empty when it is nothing but a placeholder that is not set. */
    Optional<JsonNode> fill(Map<String, JsonNode> values) {
        return fill(root, values);
    }

    private static Optional<JsonNode> fill(JsonNode node, Map<String, JsonNode> values) {
        if (node instanceof ObjectNode object) {
            ObjectNode filled = JsonNodeFactory.instance.objectNode();
            object.properties()
                    .forEach(member ->
                            fill(member.getValue(), values).ifPresent(value -> filled.set(member.getKey(), value)));
            return Optional.of(filled);
        }
        if (node instanceof ArrayNode array) {
            ArrayNode filled = JsonNodeFactory.instance.arrayNode();
            array.forEach(element -> fill(element, values).ifPresent(filled::add));
            return Optional.of(filled);
        }
        if (node instanceof TextNode text) {
            return fill(text, values);
        }
        return Optional.of(node);
    }

    private static Optional<JsonNode> fill(TextNode node, Map<String, JsonNode> values) {
        String text = node.textValue();
        if (!text.isEmpty() && text.charAt(0) == MARK) {
            return Optional.ofNullable(values.get(text.substring(1)));
        }
        return Optional.of(
                text.contains("{{")
                        ? TextNode.valueOf(TextTemplate.fill(text, values, UnaryOperator.identity()))
                        : node);
    }
}
