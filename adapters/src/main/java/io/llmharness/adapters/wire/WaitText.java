package io.llmharness.adapters.wire;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as providers write them. Longer ones than {@link #LONGEST} are cut to it; what is none of them is empty. */
public final class WaitText {
    /** Longest wait. */
    static final Duration LONGEST = Duration.ofDays(366);

    private static final int LONGEST_TEXT = 64;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}(?:\\.\\d{1,18})?");

    /** The units, those of several letters first: an {@code m} before an {@code s} is milliseconds, never minutes. */
    private static final String UNIT = "ms|milliseconds?|[uµμ]s|ns|days?|d|hours?|h|minutes?|min|m|seconds?|sec|s";

    private static final Pattern PART = Pattern.compile("(\\d{1,18}(?:\\.\\d{1,18})?) ?(" + UNIT + ")(?![a-zµμ])");
    private static final Pattern WHOLE = Pattern.compile("(?:" + PART.pattern() + " ?)+");
    private static final Pattern ASKED = Pattern.compile(
            "\\b(?:try(?: your request)? again|retry) (?:in|after) (?:about )?((?:" + PART.pattern() + " ?)+)");

    private WaitText() {}

    /** A decimal number of a unit: {@code "1.5"} seconds. */
    public static Optional<Duration> number(String text, Duration unit) {
        String number = text.strip();
        return NUMBER.matcher(number).matches() ? Optional.of(times(number, unit)) : Optional.empty();
    }

    /** A sum of parts, as Go and protobuf write them: {@code "6m0s"}, {@code "12ms"}, {@code "1h2m3.5s"}, {@code "46s"}. */
    public static Optional<Duration> parts(String text) {
        String parts = text.strip();
        return parts.length() <= LONGEST_TEXT && WHOLE.matcher(parts).matches()
                ? Optional.of(sum(parts))
                : Optional.empty();
    }

    /** What a message asks for in words: "Please try again in 6m0s.", "Please retry after 26 seconds." */
    public static Optional<Duration> asked(String message) {
        Matcher asked = ASKED.matcher(message.toLowerCase(Locale.ROOT));
        return asked.find() ? Optional.of(sum(asked.group(1))) : Optional.empty();
    }

    private static Duration sum(String parts) {
        Duration sum = Duration.ZERO;
        for (Matcher part = PART.matcher(parts); part.find(); ) {
            sum = shorter(sum.plus(times(part.group(1), unit(part.group(2)))), LONGEST);
        }
        return sum;
    }

    private static Duration unit(String name) {
        return switch (name.charAt(0)) {
            case 'd' -> Duration.ofDays(1);
            case 'h' -> Duration.ofHours(1);
            case 's' -> Duration.ofSeconds(1);
            case 'n' -> Duration.ofNanos(1);
            case 'm' -> name.equals("ms") || name.startsWith("mil") ? Duration.ofMillis(1) : Duration.ofMinutes(1);
            default -> Duration.ofNanos(1_000);
        };
    }

    private static Duration times(String number, Duration unit) {
        BigDecimal nanos = new BigDecimal(number).multiply(BigDecimal.valueOf(unit.toNanos()));
        BigDecimal most = BigDecimal.valueOf(LONGEST.toNanos());
        return Duration.ofNanos(nanos.min(most).longValue());
    }

    static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
