package io.llmharness.runtime.load;

import io.llmharness.runtime.text.Durations;
import io.llmharness.runtime.text.Nearest;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A load's options as their types; each failure is a sentence for the user. */
final class LoadOptions {
    /** In flight above which arrivals of an open load wait, where nothing is said. */
    private static final String DEFAULT_MAX_IN_FLIGHT = "1024";

    private static final double HIGHEST_RATE = 1_000_000;
    private static final List<String> ARRIVALS = List.of("poisson", "constant", "gamma");

    private final Map<String, String> options;

    LoadOptions(Map<String, String> options) {
        this.options = options;
    }

    boolean has(String name) {
        return options.containsKey(name);
    }

    /** Its text, or another where it is not given. */
    String text(String name, String otherwise) {
        return options.getOrDefault(name, otherwise);
    }

    /** A text that must be given. */
    String required(String name, String example) {
        require(name, example);
        return options.getOrDefault(name, "");
    }

    /** One of a few words; the first where it is not given. */
    String oneOf(String name, List<String> words) {
        String word = options.getOrDefault(name, words.get(0));
        if (!words.contains(word)) {
            throw new IllegalArgumentException(name + " cannot be \"" + word + "\"." + Nearest.hint(word, words));
        }
        return word;
    }

    boolean truth(String name, boolean otherwise) {
        return oneOf(name, otherwise ? List.of("true", "false") : List.of("false", "true"))
                .equals("true");
    }

    /** A whole number of at least 1. */
    long count(String name, long otherwise) {
        return has(name) ? whole(name, 1) : otherwise;
    }

    /** A duration, as users write it or in ISO-8601 form, which the generated model has; none is zero. */
    Duration time(String name) {
        String text = options.getOrDefault(name, "0s");
        try {
            Duration duration = text.startsWith("P") ? Duration.parse(text) : Durations.parse(text);
            if (duration.isNegative()) {
                throw new IllegalArgumentException(name + " cannot be negative: " + text);
            }
            return duration;
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(name + " is not a duration: " + text, e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
        }
    }

    /** A duration that must be given, above zero. */
    Duration positiveTime(String name) {
        require(name, "10s");
        Duration time = time(name);
        if (time.isZero()) {
            throw new IllegalArgumentException(name + " must be above 0");
        }
        return time;
    }

    /** The rate of an open load, in requests per second. */
    static double rate(Optional<Double> level) {
        double rate = level.orElse(0.0);
        if (!(rate > 0) || Double.isInfinite(rate)) {
            throw new IllegalArgumentException("an open load needs a rate above 0, not " + rate);
        }
        return rate;
    }

    /** A rate from 0 on; without another it must be given. */
    double rate(String name, Optional<Double> otherwise) {
        if (otherwise.isPresent() && !has(name)) {
            return otherwise.get();
        }
        require(name, "5");
        return rate(name, options.getOrDefault(name, ""));
    }

    private static double rate(String name, String text) {
        double rate = number(name, text);
        if (!(rate >= 0) || rate > HIGHEST_RATE) {
            throw new IllegalArgumentException(
                    name + " must be from 0 to 1000000 requests per second, not " + text.strip());
        }
        return rate;
    }

    /** Rates joined by +, of which one at least is above 0. */
    List<Double> rates(String name) {
        require(name, "1+5+20");
        List<Double> rates = new ArrayList<>();
        for (String part : options.getOrDefault(name, "").split("\\+", -1)) {
            rates.add(rate(name, part));
        }
        if (rates.stream().allMatch(rate -> rate == 0)) {
            throw new IllegalArgumentException(name + " are all 0: nothing would arrive");
        }
        return rates;
    }

    /** Lengths in seconds, joined by +: one for all, one for each of so many, or for each but the last. */
    List<Double> lengths(String name, int count) {
        require(name, "30s");
        List<Double> lengths = new ArrayList<>();
        for (String part : options.getOrDefault(name, "").split("\\+", -1)) {
            lengths.add(new LoadOptions(Map.of(name, part)).positiveTime(name).toNanos() / 1e9);
        }
        if (lengths.size() == 1) {
            return Collections.nCopies(count, lengths.get(0));
        }
        if (lengths.size() != count && lengths.size() != count - 1) {
            throw new IllegalArgumentException(name + " has " + lengths.size() + " lengths for " + count
                    + " rates: give one for all, or one for each");
        }
        return lengths;
    }

    double positive(String name, double otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        String text = options.getOrDefault(name, "");
        double value = number(name, text);
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " must be above 0, not " + text);
        }
        return value;
    }

    /** A whole number that must be given. */
    int whole(String name, int least) {
        require(name, "50");
        return whole(name, options.getOrDefault(name, ""), least);
    }

    private static int whole(String name, String text, int least) {
        int value;
        try {
            value = Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " is not a whole number: " + text, e);
        }
        if (value < least) {
            throw new IllegalArgumentException(name + " must be at least " + least + ", not " + text);
        }
        return value;
    }

    /** How arrivals are spread around a rate that changes. */
    UnitGaps gaps(long seed) {
        String arrivals = options.getOrDefault("arrivals", "poisson");
        if (has("burstiness") && !arrivals.equals("gamma")) {
            throw new IllegalArgumentException("burstiness shapes arrivals=gamma, and these are " + arrivals);
        }
        return switch (arrivals) {
            case "poisson" -> UnitGaps.exponential(seed);
            case "constant" -> UnitGaps.even();
            case "gamma" -> UnitGaps.gamma(positive("burstiness", 1), seed);
            default ->
                throw new IllegalArgumentException(
                        "arrivals cannot be \"" + arrivals + "\"." + Nearest.hint(arrivals, ARRIVALS));
        };
    }

    /** A loop's share of the requests that may be in flight, at least 1. */
    int inFlightShare(int loop, int loops) {
        long all = whole("maxInFlight", options.getOrDefault("maxInFlight", DEFAULT_MAX_IN_FLIGHT), 1);
        return (int) Math.max(1, all * (loop + 1) / loops - all * loop / loops);
    }

    private static double number(String name, String text) {
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " is not a number: " + text, e);
        }
    }

    private void require(String name, String example) {
        if (!has(name)) {
            throw new IllegalArgumentException(name + " is missing; give it as in " + name + "=" + example);
        }
    }
}
