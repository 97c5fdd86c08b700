package io.llmharness.processor.text;

import java.util.function.Function;

/** Values of parameters: the same conversions as generated code makes when a benchmark starts. */
public final class ParamText {
    private ParamText() {}

    /** Whether a text is a value of a type, given by the name of its primitive in upper case, or {@code STRING}. */
    public static boolean fits(String type, String value) {
        return switch (type) {
            case "INT" -> parses(Integer::valueOf, value);
            case "LONG" -> parses(Long::valueOf, value);
            case "SHORT" -> parses(Short::valueOf, value);
            case "BYTE" -> parses(Byte::valueOf, value);
            case "DOUBLE" -> parses(Double::valueOf, value);
            case "FLOAT" -> parses(Float::valueOf, value);
            case "BOOLEAN" -> value.equals("true") || value.equals("false");
            case "CHAR" -> value.length() == 1;
            default -> true;
        };
    }

    private static boolean parses(Function<String, ?> parser, String value) {
        try {
            return parser.apply(value) != null;
        } catch (NumberFormatException no) {
            return false;
        }
    }
}
