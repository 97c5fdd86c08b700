package io.llmharness.adapters.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmharness.runtime.text.Nearest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with placeholders: {@code /models/{{model}}:generate}. */
final class TextTemplate {
    static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([a-z_]+)\\s*}}");

    private final String text;

    /** Throws {@link IllegalArgumentException} when it has a placeholder that is not known here. */
    TextTemplate(String option, String text, List<String> known) {
        this.text = text;
        names(text).forEach(name -> check(option, name, known));
    }

    static void check(String option, String name, List<String> known) {
        if (!known.contains(name)) {
            throw new IllegalArgumentException("the option \"" + option + "\" has the placeholder {{" + name
                    + "}}, which does not exist there." + Nearest.hint(name, known));
        }
    }

    private static Set<String> names(String text) {
        Set<String> names = new LinkedHashSet<>();
        for (Matcher m = PLACEHOLDER.matcher(text); m.find(); ) {
            names.add(m.group(1));
        }
        return names;
    }

    boolean has(String name) {
        return names(text).contains(name);
    }

    /** The text with each value written by {@code form}; a value that is not set is empty. */
    String fill(Map<String, JsonNode> values, UnaryOperator<String> form) {
        return fill(text, values, form);
    }

    static String fill(String text, Map<String, JsonNode> values, UnaryOperator<String> form) {
        return PLACEHOLDER.matcher(text).replaceAll(match -> {
            JsonNode value = values.get(match.group(1));
            return Matcher.quoteReplacement(value == null ? "" : form.apply(written(value)));
        });
    }

    private static String written(JsonNode value) {
        return value.isValueNode() ? value.asText() : value.toString();
    }
}
