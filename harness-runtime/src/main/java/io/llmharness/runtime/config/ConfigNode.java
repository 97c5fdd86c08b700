package io.llmharness.runtime.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A value in a file, and where it stands. Filled by {@link ConfigParser}, and not changed any more when that has returned. */
final class ConfigNode {
    /** What a value is; {@link #word} is what a message calls it. */
    enum Kind {
        OBJECT("keys and values"),
        ARRAY("a list"),
        STRING("text"),
        INTEGER("a whole number"),
        NUMBER("a number"),
        BOOLEAN("true or false"),
        NULL("nothing");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    final Kind kind;
    final String file;
    final int line;
    /** How one gets there, such as {@code scenarios[0].workload}; empty for the whole file. */
    final String path;
    /** Text of a scalar, its placeholders replaced. */
    final String text;
    /** Whether the text is the environment's, which knows no types. */
    final boolean untyped;

    final Map<String, ConfigNode> entries = new LinkedHashMap<>();
    final List<ConfigNode> items = new ArrayList<>();

    ConfigNode(Kind kind, String file, int line, String path, String text, boolean untyped) {
        this.kind = kind;
        this.file = file;
        this.line = line;
        this.path = path;
        this.text = text;
        this.untyped = untyped;
    }

    Optional<ConfigNode> get(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    /** What stands behind a key that the schema, or a look before, has found there. */
    ConfigNode at(String key) {
        return get(key).orElseThrow(() -> new IllegalStateException("no \"" + key + "\" in " + path));
    }

    /** Text behind a key; empty where there is none. */
    String text(String key) {
        return get(key).map(n -> n.text).orElse("");
    }

    /** The items of a list, or the value itself as a list of one. */
    List<ConfigNode> list() {
        return kind == Kind.ARRAY ? items : List.of(this);
    }

    int whole() {
        return Integer.parseInt(text);
    }

    double number() {
        return Double.parseDouble(text);
    }
}
