package io.llmharness.runtime.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as users write and read them: {@code 300ms}, {@code 1.5s}, {@code 2m}. */
public final class Durations {
    private static final Pattern FORM = Pattern.compile("\\s*(\\d{1,12}(?:\\.\\d{1,9})?)\\s*([a-zµ]*)\\s*");

    private Durations() {}

    /** Reads a duration, which must have a unit. Throws {@link IllegalArgumentException} with a sentence for the user. */
    public static Duration parse(String text) {
        return parse(text, Optional.empty());
    }

    /** Reads a duration; a bare number is in seconds, as JMH has it for the length of an iteration. */
    public static Duration parseSeconds(String text) {
        return parse(text, Optional.of("s"));
    }

    private static Duration parse(String text, Optional<String> bareUnit) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw malformed(text);
        }
        String unit = form.group(2);
        if (unit.isEmpty()) {
            unit = bareUnit.orElseThrow(() -> new IllegalArgumentException(
                    "\"" + text + "\" has no unit; write " + text.trim() + "ms or " + text.trim() + "s"));
        }
        BigDecimal nanos = new BigDecimal(form.group(1)).multiply(BigDecimal.valueOf(nanosOf(unit, text)));
        BigDecimal[] parts =
                nanos.setScale(0, RoundingMode.HALF_UP).divideAndRemainder(BigDecimal.valueOf(1_000_000_000));
        return Duration.ofSeconds(parts[0].longValue(), parts[1].longValue());
    }

    /** The shortest text that {@link #parse(String)} reads back as the same duration. */
    public static String format(Duration duration) {
        long nanos = duration.getNano();
        long seconds = duration.getSeconds();
        if (nanos == 0) {
            if (seconds > 0 && seconds % 3600 == 0) {
                return seconds / 3600 + "h";
            }
            return seconds > 0 && seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
        }
        if (nanos % 1_000_000 == 0) {
            return duration.toMillis() + "ms";
        }
        return nanos % 1_000 == 0 ? duration.toNanos() / 1_000 + "us" : duration.toNanos() + "ns";
    }

    private static long nanosOf(String unit, String text) {
        return switch (unit) {
            case "ns" -> 1L;
            case "us", "µs" -> 1_000L;
            case "ms" -> 1_000_000L;
            case "s", "sec" -> 1_000_000_000L;
            case "m", "min" -> 60_000_000_000L;
            case "h", "hr" -> 3_600_000_000_000L;
            default -> throw malformed(text);
        };
    }

    private static IllegalArgumentException malformed(String text) {
        return new IllegalArgumentException(
                "\"" + text + "\" is not a duration; write 300ms, 1.5s, 2m or 1h (units ns, us, ms, s, m, h)");
    }
}
