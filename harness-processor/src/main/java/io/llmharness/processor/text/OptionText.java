package io.llmharness.processor.text;

import java.util.Optional;

/** Values of options, by the type that the extension declares. */
public final class OptionText {
    private OptionText() {}

    /** What is wrong with a value of a type that an extension's description can name, in a sentence; empty when nothing is. */
    public static Optional<String> complaint(String type, String key, String value) {
        return switch (type) {
            case "INTEGER" -> unless(ParamText.fits("LONG", value), key, value, "a whole number");
            case "DECIMAL" ->
                unless(value.matches("[+-]?[0-9]{1,15}(\\.[0-9]+)?([eE][+-]?[0-9]{1,2})?"), key, value, "a number");
            case "BOOLEAN" -> unless(ParamText.fits("BOOLEAN", value), key, value, "true or false");
            case "DURATION" ->
                DurationText.read(value).value().isPresent()
                        ? Optional.empty()
                        : Optional.of("Option \"" + key + "\": "
                                + DurationText.read(value).complaint());
            case "JSON" -> JsonText.complaint(value).map(why -> sentence(key, value, "JSON") + " " + why + ".");
            default -> Optional.empty();
        };
    }

    private static Optional<String> unless(boolean fits, String key, String value, String wanted) {
        return fits ? Optional.empty() : Optional.of(sentence(key, value, wanted));
    }

    private static String sentence(String key, String value, String wanted) {
        return "Option \"" + key + "\": \"" + KeyText.masked(value) + "\" is not " + wanted + ".";
    }
}
