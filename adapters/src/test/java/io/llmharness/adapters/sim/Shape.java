package io.llmharness.adapters.sim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;

/**
 * The structure of a body: names of members in their order, nulls, and which values are numbers or texts; the words that have a meaning
 * in the protocol stay as they are.
 */
final class Shape {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> WORDS = Set.of(
            "object",
            "role",
            "finish_reason",
            "done_reason",
            "type",
            "param",
            "owned_by",
            "code",
            "system_fingerprint_kind");

    private Shape() {}

    /** The events of a body, each by its structure, in their chunks; equal neighbours are one. */
    static List<String> ofChunks(WireExchange exchange) {
        List<String> shapes = new ArrayList<>();
        for (String chunk : exchange.chunks()) {
            String shape = ofText(chunk);
            if (shapes.isEmpty() || !shapes.get(shapes.size() - 1).equals(shape)) {
                shapes.add(shape);
            }
        }
        return shapes;
    }

    /** The structure of one chunk: its lines, with what stands before and after their JSON. */
    static String ofText(String chunk) {
        StringJoiner lines = new StringJoiner("\n");
        for (String line : chunk.split("\n", -1)) {
            int brace = line.indexOf('{');
            lines.add(brace < 0 ? line : line.substring(0, brace) + ofJson(line.substring(brace)));
        }
        return lines.toString();
    }

    /** The structure of a JSON text. */
    static String ofJson(String text) {
        try {
            return of("", JSON.readTree(text));
        } catch (JsonProcessingException e) {
            return text;
        }
    }

    private static String of(String name, JsonNode node) {
        if (node.isObject()) {
            StringJoiner members = new StringJoiner(",", "{", "}");
            node.properties().forEach(e -> members.add(e.getKey() + ":" + of(e.getKey(), e.getValue())));
            return members.toString();
        }
        if (node.isArray()) {
            List<String> elements = new ArrayList<>();
            for (JsonNode element : node) {
                String shape = of(name, element);
                if (elements.isEmpty() || !elements.get(elements.size() - 1).equals(shape)) {
                    elements.add(shape);
                }
            }
            return elements.toString();
        }
        if (node.isTextual()) {
            return WORDS.contains(name)
                    ? "'" + node.asText() + "'"
                    : node.asText().isEmpty() ? "''" : "text";
        }
        return node.isNumber() && !WORDS.contains(name) ? "number" : node.asText();
    }
}
