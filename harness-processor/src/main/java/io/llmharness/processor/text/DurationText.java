package io.llmharness.processor.text;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as users write them, in sources as on the command line: {@code 300ms}, {@code 1.5s}, {@code 2m}. */
public final class DurationText {
    private static final Map<String, Long> NANOS = Map.ofEntries(
            Map.entry("ns", 1L),
            Map.entry("us", 1_000L),
            Map.entry("µs", 1_000L),
            Map.entry("ms", 1_000_000L),
            Map.entry("s", 1_000_000_000L),
            Map.entry("sec", 1_000_000_000L),
            Map.entry("m", 60_000_000_000L),
            Map.entry("min", 60_000_000_000L),
            Map.entry("h", 3_600_000_000_000L),
            Map.entry("hr", 3_600_000_000_000L));
    private static final List<String> UNITS = List.of("ns", "us", "ms", "s", "m", "h");
    private static final Pattern FORM = Pattern.compile("([0-9]{1,12}(?:\\.[0-9]{1,9})?)\\s*([a-zµ]*)");
    private static final BigDecimal LONGEST =
            BigDecimal.valueOf(Duration.ofDays(365).toNanos());
    private static final String FORMS = "Write 300ms, 1.5s, 2m or 1h.";

    private DurationText() {}

    /** Reads a duration of zero or more, at most a year, in whole nanoseconds. */
    public static Reading<Duration> read(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            return Reading.bad(
                    "\"" + text + "\" is " + (text.strip().startsWith("-") ? "negative." : "not a duration. " + FORMS));
        }
        String unit = form.group(2);
        if (unit.isEmpty()) {
            return Reading.bad("\"" + text + "\" has no unit; write " + form.group(1) + "ms.");
        }
        Long unitNanos = NANOS.get(unit);
        if (unitNanos == null) {
            return Reading.bad("\"" + text + "\": there is no unit \"" + unit + "\"." + Nearest.didYouMean(unit, UNITS)
                    + " " + FORMS);
        }
        return inRange(text, new BigDecimal(form.group(1)).multiply(BigDecimal.valueOf(unitNanos)));
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
