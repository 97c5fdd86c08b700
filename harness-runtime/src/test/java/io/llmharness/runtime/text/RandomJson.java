package io.llmharness.runtime.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.random.RandomGenerator;

/** Seeded random JSON, as a tree and as a text with random white space. */
final class RandomJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String[] SPACES = {"", "", "", " ", "\n", "\t", "\r\n", "   "};
    private static final String[] WORDS = {
        "",
        "a",
        "usage",
        "choices",
        "é",
        "名前",
        "😀",
        "\\",
        "\"",
        "\n",
        "\u0000",
        "\u2028",
        "a long text with more than eight bytes",
        "/"
    };

    private final RandomGenerator random;

    RandomJson(RandomGenerator random) {
        this.random = random;
    }

    JsonNode tree(int depth) {
        return switch (random.nextInt(depth > 0 ? 9 : 6)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(random.nextBoolean());
            case 2 -> NODES.numberNode(random.nextLong() >> random.nextInt(64));
            case 3 -> NODES.numberNode(random.nextInt(-100_000, 100_000) / 1000.0);
            case 4 -> NODES.numberNode(random.nextDouble() * Math.pow(10, random.nextInt(-20, 20)));
            case 5 -> NODES.textNode(text());
            case 6, 7 -> object(depth);
            default -> array(depth);
        };
    }

    private ObjectNode object(int depth) {
        ObjectNode object = NODES.objectNode();
        for (int fields = random.nextInt(5); fields > 0; fields--) {
            object.set(WORDS[random.nextInt(WORDS.length)] + random.nextInt(3), tree(depth - 1));
        }
        return object;
    }

    private ArrayNode array(int depth) {
        ArrayNode array = NODES.arrayNode();
        for (int elements = random.nextInt(5); elements > 0; elements--) {
            array.add(tree(depth - 1));
        }
        return array;
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int words = random.nextInt(4); words > 0; words--) {
            text.append(WORDS[random.nextInt(WORDS.length)]);
        }
        return text.toString();
    }

    /** The tree as text. Strings are sometimes written all in escapes, names never. */
    String write(JsonNode tree) {
        StringBuilder out = new StringBuilder();
        write(tree, out);
        return out.toString();
    }

    private void write(JsonNode tree, StringBuilder out) {
        space(out);
        if (tree.isObject()) {
            out.append('{');
            tree.properties().forEach(field -> {
                comma(out, '{');
                space(out);
                out.append(quoted(field.getKey()));
                space(out);
                out.append(':');
                write(field.getValue(), out);
            });
            out.append('}');
        } else if (tree.isArray()) {
            out.append('[');
            tree.forEach(element -> {
                comma(out, '[');
                write(element, out);
            });
            out.append(']');
        } else {
            out.append(tree.isTextual() && random.nextInt(4) == 0 ? escaped(tree.textValue()) : tree.toString());
        }
        space(out);
    }

    private static void comma(StringBuilder out, char open) {
        if (out.charAt(out.length() - 1) != open) {
            out.append(',');
        }
    }

    private void space(StringBuilder out) {
        out.append(SPACES[random.nextInt(SPACES.length)]);
    }

    private static String quoted(String text) {
        return new TextNode(text).toString();
    }

    private static String escaped(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            out.append(String.format("\\u%04x", (int) c));
        }
        return out.append('"').toString();
    }
}
