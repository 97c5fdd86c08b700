package io.llmharness.runtime.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.llmharness.runtime.config.ConfigNode.Kind;
import io.llmharness.runtime.text.Nearest;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The JSON Schema of files, and what a file says against it. Of JSON Schema it knows the keywords that the schema uses; a test holds it
 * to a complete implementation. A schema's {@code title} is what a message calls the value, its first example how to write one.
 */
final class ConfigSchema {
    private final JsonNode root;
    private final ConfigProblems problems;

    ConfigSchema(ConfigProblems problems) {
        this.problems = problems;
        try {
            root = new ObjectMapper().readTree(text());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text() {
        return Resource.text("config-schema-1.json");
    }

    /** Adds to the problems whatever the file says that the schema does not allow. */
    void check(ConfigNode file) {
        check(file, root);
    }

    private void check(ConfigNode node, JsonNode written) {
        JsonNode schema = branch(node, resolved(written));
        List<String> types = texts(schema.path("type"));
        if (node.kind == Kind.NULL) {
            if (!node.untyped) { // else told already
                problems.add(node, "has no value.");
            }
            return;
        }
        if (!types.isEmpty() && types.stream().noneMatch(type -> is(node, type))) {
            problems.add(node, wrongType(node, schema, types));
            return;
        }
        switch (node.kind) {
            case OBJECT -> object(node, schema);
            case ARRAY -> array(node, schema);
            default -> scalar(node, schema);
        }
    }

    private JsonNode resolved(JsonNode schema) {
        String reference = schema.path("$ref").asText();
        return reference.isEmpty() ? schema : root.at(reference.substring(1));
    }

    /** Of several schemas the first that allows a value of this kind; the last, where none does. */
    private JsonNode branch(ConfigNode node, JsonNode schema) {
        JsonNode chosen = schema;
        for (JsonNode branch : schema.path("anyOf")) {
            chosen = resolved(branch);
            if (texts(chosen.path("type")).stream().anyMatch(type -> is(node, type))) {
                return chosen;
            }
        }
        return chosen;
    }

    private void object(ConfigNode node, JsonNode schema) {
        JsonNode properties = schema.path("properties");
        List<String> known = new ArrayList<>();
        properties.fieldNames().forEachRemaining(known::add);
        JsonNode others = schema.path("additionalProperties");
        node.entries.forEach((key, value) -> {
            if (properties.has(key)) {
                check(value, properties.get(key));
            } else if (others.isObject()) {
                check(named(value, key), schema.path("propertyNames"));
                check(value, others);
            } else if (others.isBoolean() && !others.asBoolean()) {
                problems.add(value, unknown(key, known));
            }
        });
        for (String required : texts(schema.path("required"))) {
            if (!node.entries.containsKey(required)) {
                problems.add(node, "has no \"" + required + "\".");
            }
        }
        if (node.entries.isEmpty() && schema.path("minProperties").asInt() > 0) {
            problems.add(node, "is empty.");
        }
    }

    private static ConfigNode named(ConfigNode value, String name) {
        return new ConfigNode(Kind.STRING, value.file, value.line, value.path, name, false);
    }

    private static String unknown(String key, List<String> known) {
        boolean keyed = known.contains("apiKeyEnv") && Secrets.namedBy(key);
        return keyed ? "is no key of a file; " + Secrets.ADVICE + "." : "is no key here." + Nearest.hint(key, known);
    }

    private void array(ConfigNode node, JsonNode schema) {
        if (node.items.size() < schema.path("minItems").asInt()) {
            problems.add(node, "is an empty list.");
        }
        Set<String> seen = new HashSet<>();
        for (ConfigNode item : node.items) {
            check(item, schema.path("items"));
            boolean scalar = item.kind != Kind.OBJECT && item.kind != Kind.ARRAY;
            if (schema.path("uniqueItems").asBoolean() && scalar && !seen.add(item.text)) {
                problems.add(item, "is " + item.text + " for the second time.");
            }
        }
    }

    private void scalar(ConfigNode node, JsonNode schema) {
        List<String> choices = texts(schema.path("enum"));
        if (!choices.isEmpty() && !choices.contains(node.text)) {
            problems.add(node, "is \"" + node.text + "\"." + Nearest.hint(node.text, choices));
        }
        String pattern = schema.path("pattern").asText();
        boolean string = node.kind == Kind.STRING;
        if (string
                && !pattern.isEmpty()
                && !Pattern.compile(pattern).matcher(node.text).find()) {
            problems.add(node, "is \"" + node.text + "\", which is not " + wanted(schema, "") + ".");
        }
        if (string && node.text.length() < schema.path("minLength").asInt()) {
            problems.add(node, "is empty.");
        }
        if (!string || node.untyped && node.text.matches("-?[0-9.]+")) {
            range(node, schema);
        }
    }

    private void range(ConfigNode node, JsonNode schema) {
        if (node.kind == Kind.BOOLEAN) {
            return;
        }
        double value = Double.parseDouble(node.text);
        if (schema.has("minimum") && value < schema.get("minimum").asDouble()) {
            problems.add(
                    node,
                    "is " + node.text + ", and must be at least "
                            + schema.get("minimum").asText() + ".");
        }
        if (schema.has("exclusiveMinimum")
                && value <= schema.get("exclusiveMinimum").asDouble()) {
            String limit = schema.get("exclusiveMinimum").asText();
            problems.add(node, "is " + node.text + ", and must be above " + limit + ".");
        }
        if (schema.has("maximum") && value > schema.get("maximum").asDouble()) {
            problems.add(
                    node,
                    "is " + node.text + ", and must be at most "
                            + schema.get("maximum").asText() + ".");
        }
    }

    private static String wrongType(ConfigNode node, JsonNode schema, List<String> types) {
        String is = node.kind == Kind.OBJECT || node.kind == Kind.ARRAY
                ? "is " + node.kind.word()
                : "is " + (node.kind == Kind.STRING ? "\"" + node.text + "\"" : node.text);
        String words = types.stream()
                .map(type -> Kind.valueOf(type.toUpperCase(Locale.ROOT)).word())
                .collect(Collectors.joining(" or "));
        boolean quotes = types.equals(List.of("string")) && node.items.isEmpty() && node.entries.isEmpty();
        return is + ", and must be " + wanted(schema, words) + (quotes ? ": put it between quotes" : "") + ".";
    }

    private static String wanted(JsonNode schema, String otherwise) {
        String title = schema.path("title").asText(otherwise);
        String example = schema.path("examples").path(0).asText();
        return example.isEmpty() ? title : title + " such as " + example;
    }

    private static boolean is(ConfigNode node, String type) {
        String form = switch (type) {
            case "integer" -> "-?[0-9]{1,18}";
            case "number" -> "-?[0-9]*\\.?[0-9]+(?:[eE][+-]?[0-9]{1,3})?";
            case "boolean" -> "true|false";
            default -> "";
        };
        return switch (node.kind) {
            case STRING -> type.equals("string") || node.untyped && node.text.matches(form);
            case INTEGER, NUMBER -> node.text.matches(form); // neither hexadecimal nor infinite
            default -> type.equals(node.kind.name().toLowerCase(Locale.ROOT));
        };
    }

    private static List<String> texts(JsonNode node) {
        if (node.isTextual()) {
            return List.of(node.asText());
        }
        List<String> all = new ArrayList<>();
        node.forEach(item -> all.add(item.asText()));
        return all;
    }
}
