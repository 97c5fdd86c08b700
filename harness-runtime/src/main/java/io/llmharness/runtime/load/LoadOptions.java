package io.llmharness.runtime.load;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;

/** Reads a load's options; each failure is a sentence for the user. */
final class LoadOptions {
    /** In flight above which arrivals of an open load wait, where nothing is said. */
    private static final String DEFAULT_MAX_IN_FLIGHT = "1024";

    private LoadOptions() {}

    /** A duration in ISO-8601 form, as the generated model writes it; none is zero. */
    static Duration duration(Map<String, String> options, String name) {
        String text = options.getOrDefault(name, "PT0S");
        try {
            Duration duration = Duration.parse(text);
            if (duration.isNegative()) {
                throw new IllegalArgumentException(name + " cannot be negative: " + text);
            }
            return duration;
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(name + " is not a duration: " + text, e);
        }
    }

    /** The rate of an open load, in requests per second. */
    static double rate(Optional<Double> level) {
        double rate = level.orElse(0.0);
        if (!(rate > 0) || Double.isInfinite(rate)) {
            throw new IllegalArgumentException("an open load needs a rate above 0, not " + rate);
        }
        return rate;
    }

    static double positive(Map<String, String> options, String name, double otherwise) {
        String text = options.get(name);
        double value = otherwise;
        try {
            value = text == null ? otherwise : Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " is not a number: " + text, e);
        }
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " must be above 0, not " + text);
        }
        return value;
    }

    /** A loop's share of the requests that may be in flight, at least 1. */
    static int inFlightShare(Map<String, String> options, int loop, int loops) {
        String text = options.getOrDefault("maxInFlight", DEFAULT_MAX_IN_FLIGHT);
        int all;
        try {
            all = Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("maxInFlight is not a whole number: " + text, e);
        }
        if (all < 1) {
            throw new IllegalArgumentException("maxInFlight must be at least 1, not " + text);
        }
        return Math.max(1, all * (loop + 1) / loops - all * loop / loops);
    }
}
