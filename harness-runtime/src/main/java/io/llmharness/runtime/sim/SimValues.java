package io.llmharness.runtime.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the values of {@link SimOptions} are written. Every method throws {@link IllegalArgumentException} that says what it expects. */
final class SimValues {
    private static final Pattern DURATION = Pattern.compile("(\\d+(?:\\.\\d+)?)(ns|us|ms|s|m)");

    private SimValues() {}

    /** A time such as {@code 200ms} in ns; {@code 0} needs no unit. */
    static long nanos(String text) {
        if (text.equals("0")) {
            return 0;
        }
        Matcher m = DURATION.matcher(text);
        if (!m.matches()) {
            throw new IllegalArgumentException("a time with its unit, such as 200ms, 1.5s or 50us");
        }
        double unit = switch (m.group(2)) {
            case "ns" -> 1;
            case "us" -> 1e3;
            case "ms" -> 1e6;
            case "s" -> 1e9;
            default -> 60e9;
        };
        return Math.round(Double.parseDouble(m.group(1)) * unit);
    }

    static int count(String text) {
        return (int) within(number(text), 0, Integer.MAX_VALUE, "a whole number, 0 or more");
    }

    static int positive(String text) {
        return (int) within(number(text), 1, Integer.MAX_VALUE, "a whole number, 1 or more");
    }

    static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("a whole number", e);
        }
    }

    static double rate(String text) {
        double value = decimal(text);
        if (!(value > 0)) {
            throw new IllegalArgumentException("a number above 0");
        }
        return value;
    }

    static double share(String text) {
        double value = decimal(text);
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("a share from 0 to 1");
        }
        return value;
    }

    static boolean required(String text) {
        return switch (text) {
            case "required" -> true;
            case "optional" -> false;
            default -> throw new IllegalArgumentException("required or optional");
        };
    }

    static boolean flag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "", "true", "on", "yes" -> true;
            case "false", "off", "no" -> false;
            default -> throw new IllegalArgumentException("true or false");
        };
    }

    /** Texts separated by {@code |}. */
    static List<String> words(String text) {
        return list(text, "\\|", Function.identity());
    }

    /** Values separated by {@code +}. */
    static <T> List<T> sum(String text, Function<String, T> each) {
        return list(text, "\\+", each);
    }

    private static <T> List<T> list(String text, String separator, Function<String, T> each) {
        List<T> values = new ArrayList<>();
        for (String part : text.split(separator)) {
            if (!part.isBlank()) {
                values.add(each.apply(part.strip()));
            }
        }
        return List.copyOf(values);
    }

    private static double decimal(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("a number", e);
        }
    }

    private static long within(long value, long least, long most, String expected) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(expected);
        }
        return value;
    }
}
