package io.llmharness.runtime.report;

import io.llmharness.runtime.metric.Metric;
import io.llmharness.runtime.text.Digits;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A unit as reports write it.
 *
 * @param symbol its symbol
 * @param recorded what one of it is in the unit of recorded values
 */
record Units(String symbol, double recorded) {
    /** A unit of time, in which nanoseconds are told. */
    Units(TimeUnit unit) {
        this(symbol(unit), unit.toNanos(1));
    }

    /** The unit that a metric's values are told in, where times are told in this one. */
    Units of(Metric metric) {
        Metric.Unit unit = metric.unit();
        return unit == Metric.Unit.NANOSECONDS ? this : new Units(unit.symbol(), unit.recorded());
    }

    private static String symbol(TimeUnit unit) {
        return switch (unit) {
            case NANOSECONDS -> "ns";
            case MICROSECONDS -> "us";
            case MILLISECONDS -> "ms";
            case SECONDS -> "s";
            case MINUTES -> "min";
            case HOURS -> "h";
            case DAYS -> "d";
        };
    }

    /** A recorded value in this unit. Divides, so that whole numbers stay whole. */
    double of(double value) {
        return value / recorded;
    }

    /** A duration as {@code 300 ms} or {@code 1.5 s}: the largest unit in which it is at least one. */
    static String text(Duration duration) {
        long nanos = duration.toNanos();
        if (nanos % 1_000_000_000 == 0) {
            return nanos / 1_000_000_000 + " s";
        }
        if (nanos % 1_000_000 == 0) {
            return nanos / 1_000_000 + " ms";
        }
        return Digits.three(nanos / 1e6) + " ms";
    }
}
