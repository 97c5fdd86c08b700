package io.llmharness.processor.text;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as users write them: {@code 300ms}, {@code 1.5s}, {@code 1m30s}. */
public final class DurationText {
    private static final Map<String, Long> NANOS = Map.of(
            "ns", 1L,
            "us", 1_000L,
            "µs", 1_000L,
            "ms", 1_000_000L,
            "s", 1_000_000_000L,
            "m", 60_000_000_000L,
            "min", 60_000_000_000L,
            "h", 3_600_000_000_000L);
    private static final List<String> UNITS = List.of("ns", "us", "ms", "s", "m", "h");
    private static final Pattern PART = Pattern.compile("([0-9]{1,12}(?:\\.[0-9]{1,9})?)\\s*([a-zµ]+)\\s*");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+(?:\\.[0-9]+)?");
    private static final BigDecimal LONGEST =
            BigDecimal.valueOf(Duration.ofDays(365).toNanos());
    private static final String FORMS = "Write 300ms, 5s, 2m or 1h.";

    private DurationText() {}

    /** Reads a duration of zero or more, at most a year, in whole nanoseconds. */
    public static Reading<Duration> read(String text) {
        String trimmed = text.strip();
        if (NUMBER.matcher(trimmed).matches()) {
            return Reading.bad("\"" + text + "\" has no unit; write " + trimmed + "ms.");
        }
        if (trimmed.startsWith("-")) {
            return Reading.bad("\"" + text + "\" is negative.");
        }
        Matcher part = PART.matcher(trimmed);
        BigDecimal nanos = BigDecimal.ZERO;
        int end = 0;
        while (end < trimmed.length() && part.find() && part.start() == end) {
            Long unit = NANOS.get(part.group(2));
            if (unit == null) {
                return Reading.bad("\"" + text + "\": there is no unit \"" + part.group(2) + "\"."
                        + Nearest.didYouMean(part.group(2), UNITS) + " " + FORMS);
            }
            nanos = nanos.add(new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(unit)));
            end = part.end();
        }
        if (end == 0 || end < trimmed.length()) {
            return Reading.bad("\"" + text + "\" is not a duration. " + FORMS);
        }
        return inRange(text, nanos);
    }

    private static Reading<Duration> inRange(String text, BigDecimal nanos) {
        if (nanos.compareTo(LONGEST) > 0) {
            return Reading.bad("\"" + text + "\" is longer than a year.");
        }
        if (nanos.stripTrailingZeros().scale() > 0) {
            return Reading.bad("\"" + text + "\" is finer than a nanosecond.");
        }
        return Reading.good(Duration.ofNanos(nanos.longValueExact()));
    }
}
