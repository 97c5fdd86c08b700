package io.llmharness.runtime.report;

import io.llmharness.runtime.text.Digits;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A unit of time as reports write it. */
record Units(TimeUnit unit) {
    /** Its symbol. */
    String symbol() {
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

    /** Nanoseconds in this unit. Divides, so that whole numbers stay whole. */
    double of(double nanos) {
        return nanos / unit.toNanos(1);
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
