package io.llmharness.runtime.catalog;

import java.util.function.Function;

/**
 * Conversions of {@code @Param} values for generated code. The processor has checked the annotation's values; {@code -p} on the
 * command line can bring others. Each throws {@link IllegalArgumentException} with a sentence that names the parameter.
 */
public final class Params {
    private Params() {}

    public static int toInt(String name, String value) {
        return parse(name, value, "int", Integer::parseInt);
    }

    public static long toLong(String name, String value) {
        return parse(name, value, "long", Long::parseLong);
    }

    public static short toShort(String name, String value) {
        return parse(name, value, "short", Short::parseShort);
    }

    public static byte toByte(String name, String value) {
        return parse(name, value, "byte", Byte::parseByte);
    }

    public static double toDouble(String name, String value) {
        return parse(name, value, "double", Double::parseDouble);
    }

    public static float toFloat(String name, String value) {
        return parse(name, value, "float", Float::parseFloat);
    }

    public static boolean toBoolean(String name, String value) {
        return parse(name, value, "boolean", text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        });
    }

    public static char toChar(String name, String value) {
        if (value.length() != 1) {
            throw new IllegalArgumentException("parameter " + name + ": \"" + value + "\" is not a char");
        }
        return value.charAt(0);
    }

    public static <E extends Enum<E>> E toEnum(Class<E> type, String name, String value) {
        return parse(name, value, type.getSimpleName(), text -> Enum.valueOf(type, text));
    }

    /** What generated code throws for a name that is no parameter. */
    public static IllegalArgumentException unknown(String name) {
        return new IllegalArgumentException("the scenario has no parameter \"" + name + "\"");
    }

    private static <T> T parse(String name, String value, String type, Function<String, T> parser) {
        try {
            return parser.apply(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "parameter " + name + ": \"" + value + "\" is not a value of type " + type, e);
        }
    }
}
