package io.llmharness.runtime.config;

import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Replaces {@code ${NAME}} and {@code ${NAME:-default}} in texts of files; {@code $${} stands for {@code ${} itself. As in a shell, the
 * default is taken where the variable is not set or empty.
 */
final class Environment {
    private static final Pattern FORM =
            Pattern.compile("\\$(\\$\\{)|\\$\\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?}|\\$\\{");

    private final Function<String, @Nullable String> variables;

    Environment(Function<String, @Nullable String> variables) {
        this.variables = variables;
    }

    /** The text with its placeholders replaced. Throws {@link IllegalArgumentException} with a clause. */
    String resolve(String text) {
        if (!text.contains("${")) {
            return text;
        }
        Matcher form = FORM.matcher(text);
        StringBuilder result = new StringBuilder();
        while (form.find()) {
            form.appendReplacement(result, Matcher.quoteReplacement(replacement(form)));
        }
        return form.appendTail(result).toString();
    }

    private String replacement(Matcher form) {
        if (form.group(1) != null) {
            return "${";
        }
        String name = form.group(2);
        if (name == null) {
            throw new IllegalArgumentException(
                    "has a \"${\" that begins no ${NAME} or ${NAME:-default}; write $${ for the characters themselves");
        }
        String value = variables.apply(name);
        if (value != null && !value.isEmpty()) {
            return value;
        }
        if (form.group(3) == null) {
            throw new IllegalArgumentException("needs the environment variable " + name
                    + ", which is not set: set it, or write ${" + name + ":-default}");
        }
        return form.group(3);
    }
}
