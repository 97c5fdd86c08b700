package io.llmharness.runtime.cli;

import io.llmharness.annotations.Mode;
import io.llmharness.runtime.text.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the values of options. Each failure is an {@link IllegalArgumentException} with a sentence that names the value. */
final class Values {
    private static final Pattern NAMED = Pattern.compile("([A-Za-z0-9._-]+)=(.+)");
    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]+");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

    private static final Map<String, Mode> MODES = modes();
    private static final Map<String, TimeUnit> UNITS = Map.of(
            "m",
            TimeUnit.MINUTES,
            "s",
            TimeUnit.SECONDS,
            "ms",
            TimeUnit.MILLISECONDS,
            "us",
            TimeUnit.MICROSECONDS,
            "ns",
            TimeUnit.NANOSECONDS);

    private Values() {}

    /** A name and what belongs to it; the name is empty where none was given. */
    record Named(String name, String value) {}

    /** {@code name=value}, or a value alone. */
    static Named named(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("the value is empty; leave the option out to keep what is declared");
        }
        Matcher form = NAMED.matcher(text);
        return form.matches() ? new Named(form.group(1), form.group(2)) : new Named("", text);
    }

    static int whole(String text) {
        try {
            return Integer.parseInt(text.trim());
        } catch (NumberFormatException e) {
            throw notWhole(text, Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
    }

    static long wholeLong(String text) {
        try {
            return Long.parseLong(text.trim());
        } catch (NumberFormatException e) {
            throw notWhole(text, Long.MIN_VALUE, Long.MAX_VALUE);
        }
    }

    private static IllegalArgumentException notWhole(String text, long least, long most) {
        String reason = " is not a whole number";
        if (WHOLE.matcher(text.trim()).matches()) {
            reason = text.trim().startsWith("-")
                    ? " is too small: at least " + least + " is possible"
                    : " is too large: at most " + most + " is possible";
        }
        return new IllegalArgumentException("\"" + text + "\"" + reason);
    }

    static double number(String text) {
        try {
            return Double.parseDouble(text.trim());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("\"" + text + "\" is not a number", e);
        }
    }

    static boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("\"" + text + "\" is neither true nor false");
        };
    }

    /** Values between commas; none is empty. */
    static List<String> list(String text) {
        List<String> values = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            if (part.isBlank()) {
                throw new IllegalArgumentException("\"" + text + "\" has an empty value between its commas");
            }
            values.add(part.trim());
        }
        return values;
    }

    /** Names and what belongs to each; every part has both, and no name comes twice. */
    static Map<String, String> pairs(List<String> parts) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String part : parts) {
            Named named = named(part);
            if (named.name().isEmpty()) {
                throw new IllegalArgumentException("\"" + part + "\" is not of the form name=value");
            }
            if (pairs.putIfAbsent(named.name(), named.value()) != null) {
                throw new IllegalArgumentException("\"" + named.name() + "\" is given twice");
            }
        }
        return pairs;
    }

    /** Words between blanks; quotes keep blanks inside a word. */
    static String[] words(String text) {
        return WORD.matcher(text)
                .results()
                .map(m -> m.group(1) != null ? m.group(1) : m.group(2) != null ? m.group(2) : m.group(3))
                .toArray(String[]::new);
    }

    static Mode mode(String text) {
        Mode mode = MODES.get(text.toLowerCase(java.util.Locale.ROOT));
        if (mode == null) {
            String reason = text.equalsIgnoreCase("AverageTime") || text.equalsIgnoreCase("avgt")
                    ? " A mean of latencies hides what users feel; SampleTime shows the percentiles."
                    : Nearest.hint(text, List.of("Throughput", "SampleTime", "Goodput", "SingleShotTime"));
            throw new IllegalArgumentException("no mode \"" + text + "\"." + reason);
        }
        return mode;
    }

    static TimeUnit unit(String text) {
        TimeUnit unit = UNITS.get(text);
        if (unit == null) {
            throw new IllegalArgumentException("\"" + text + "\" is not a unit of time: m, s, ms, us or ns");
        }
        return unit;
    }

    /** {@code text} when it is one of the words. */
    static String oneOf(String text, String what, List<String> words) {
        if (!words.contains(text)) {
            throw new IllegalArgumentException("no " + what + " \"" + text + "\"." + Nearest.hint(text, words));
        }
        return text;
    }

    /** JMH's long and short words. */
    private static Map<String, Mode> modes() {
        Map<String, Mode> modes = new LinkedHashMap<>();
        modes.put("throughput", Mode.Throughput);
        modes.put("thrpt", Mode.Throughput);
        modes.put("sampletime", Mode.SampleTime);
        modes.put("sample", Mode.SampleTime);
        modes.put("goodput", Mode.Goodput);
        modes.put("good", Mode.Goodput);
        modes.put("singleshottime", Mode.SingleShotTime);
        modes.put("ss", Mode.SingleShotTime);
        return modes;
    }
}
