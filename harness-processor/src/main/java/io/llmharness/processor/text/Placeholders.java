package io.llmharness.processor.text;

import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.regex.Pattern;

/** {@code ${NAME}} and {@code ${NAME:default}}, which are replaced from the environment when a benchmark starts. */
public final class Placeholders {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final String OPEN = "${";

    private Placeholders() {}

    /** What is wrong with the placeholders of a text, in a sentence; empty when nothing is. */
    public static Optional<String> complaint(String text) {
        if (text.contains("{{")) {
            return Optional.of(
                    "\"{{…}}\" belongs into the body of the generic engine; a placeholder is ${NAME:default}.");
        }
        int open = text.indexOf(OPEN);
        while (open >= 0) {
            int close = text.indexOf('}', open);
            if (close < 0) {
                return Optional.of("\"" + text.substring(open) + "\" is not closed.");
            }
            String inside = text.substring(open + OPEN.length(), close);
            String name = inside.split(":", 2)[0];
            if (inside.contains(OPEN)) {
                return Optional.of("\"" + text.substring(open, close + 1) + "\": placeholders do not nest.");
            }
            if (!NAME.matcher(name).matches()) {
                return Optional.of("\"" + text.substring(open, close + 1) + "\": \"" + name
                        + "\" is not the name of an environment variable. Write ${NAME} or ${NAME:default}.");
            }
            open = text.indexOf(OPEN, close);
        }
        return Optional.empty();
    }

    /** The text with each placeholder replaced: by its default, or by {@code stand-in(text before, name)} where it has none. */
    static String replaced(String text, BinaryOperator<String> standIn) {
        StringBuilder result = new StringBuilder();
        int from = 0;
        for (int open = text.indexOf(OPEN); open >= 0; open = text.indexOf(OPEN, from)) {
            int close = text.indexOf('}', open);
            String[] inside = text.substring(open + OPEN.length(), close).split(":", 2);
            result.append(text, from, open);
            result.append(inside.length == 2 ? inside[1] : standIn.apply(result.toString(), inside[0]));
            from = close + 1;
        }
        return result.append(text.substring(from)).toString();
    }
}
