package io.llmharness.runtime.plan;

import io.llmharness.runtime.text.UsageException;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Replaces {@code ${NAME}} and {@code ${NAME:default}} from the environment. A variable that is set but empty counts as unset. */
final class Placeholders {
    private static final Pattern FORM = Pattern.compile("\\$\\{([^:}]*)(:[^}]*)?}");

    private final Function<String, @Nullable String> environment;

    Placeholders(Function<String, @Nullable String> environment) {
        this.environment = environment;
    }

    /** The text with every placeholder replaced; {@code place} says in a message where the text stands. */
    String resolve(String text, String place) {
        if (!text.contains("${")) {
            return text;
        }
        Matcher matcher = FORM.matcher(text);
        StringBuilder result = new StringBuilder();
        while (matcher.find()) {
            String name = matcher.group(1).trim();
            String otherwise = matcher.group(2);
            matcher.appendReplacement(result, Matcher.quoteReplacement(value(name, otherwise, place)));
        }
        matcher.appendTail(result);
        if (result.indexOf("${") >= 0) {
            throw new UsageException("\"" + text + "\" of " + place + " has a \"${\" that is not closed.");
        }
        return result.toString();
    }

    private String value(String name, @Nullable String otherwise, String place) {
        String set = environment.apply(name);
        if (set != null && !set.isBlank()) {
            return set.trim();
        }
        if (otherwise == null) {
            throw new UsageException("The environment variable " + name + " is not set, and " + place
                    + " needs it: set it, or write ${" + name + ":default} in the scenario.");
        }
        return otherwise.substring(1);
    }
}
