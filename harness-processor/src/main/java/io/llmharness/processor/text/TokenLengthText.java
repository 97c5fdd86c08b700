package io.llmharness.processor.text;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths in tokens: {@code 512}, {@code uniform(a,b)}, {@code normal(mean,sd)}, {@code lognormal(median,sigma)}. */
public final class TokenLengthText {
    private static final List<String> FORMS = List.of("uniform", "normal", "lognormal");
    private static final Pattern FIXED = Pattern.compile("[1-9][0-9]{0,8}");
    private static final String NUMBER = "\\s*([0-9]{1,9}(?:\\.[0-9]{1,9})?)\\s*";
    private static final Pattern CALL = Pattern.compile("([a-z]+)\\(" + NUMBER + "," + NUMBER + "\\)");
    private static final Pattern NAME = Pattern.compile("([a-z-_]+)\\s*\\(.*");

    private TokenLengthText() {}

    /** What is wrong with a length, in a sentence; empty when nothing is. */
    public static Optional<String> complaint(String text) {
        String trimmed = text.strip().toLowerCase(Locale.ROOT);
        if (FIXED.matcher(trimmed).matches()) {
            return Optional.empty();
        }
        Matcher call = CALL.matcher(trimmed);
        if (call.matches() && FORMS.contains(call.group(1))) {
            return complaint(text, call.group(1), call.group(2), call.group(3));
        }
        Matcher name = NAME.matcher(trimmed);
        String meant = name.matches() && !FORMS.contains(name.group(1)) ? Nearest.didYouMean(name.group(1), FORMS) : "";
        return Optional.of("\"" + text + "\" is not a token length." + meant
                + " Write 512, uniform(a,b), normal(mean,sd) or lognormal(median,sigma).");
    }

    private static Optional<String> complaint(String text, String form, String first, String second) {
        double a = Double.parseDouble(first);
        double b = Double.parseDouble(second);
        if (a < 1) {
            return Optional.of("\"" + text + "\": the " + firstWord(form) + " must be at least 1 token.");
        }
        if (form.equals("uniform") && (a % 1 != 0 || b % 1 != 0)) {
            return Optional.of("\"" + text + "\": the limits of uniform are whole numbers of tokens.");
        }
        if (form.equals("uniform") && b < a) {
            return Optional.of("\"" + text + "\": the upper limit is below the lower one.");
        }
        return Optional.empty();
    }

    private static String firstWord(String form) {
        return switch (form) {
            case "uniform" -> "lower limit";
            case "normal" -> "mean";
            default -> "median";
        };
    }
}
