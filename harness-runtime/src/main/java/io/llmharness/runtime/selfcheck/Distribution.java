package io.llmharness.runtime.selfcheck;

import io.llmharness.runtime.result.Percentile;
import java.util.OptionalDouble;
import org.HdrHistogram.Histogram;

/**
 * What is kept of a histogram, in nanoseconds.
 *
 * @param count values
 * @param mean their mean; 0 of none
 * @param p50 percentiles, whether the count supports them or not; 0 of none
 * @param max the largest
 */
record Distribution(long count, double mean, double p50, double p99, double p999, double max) {
    static Distribution of(Histogram histogram) {
        long n = histogram.getTotalCount();
        return n == 0
                ? new Distribution(0, 0, 0, 0, 0, 0)
                : new Distribution(
                        n,
                        histogram.getMean(),
                        at(histogram, Percentile.P50),
                        at(histogram, Percentile.P99),
                        at(histogram, Percentile.P999),
                        histogram.getMaxValue());
    }

    private static double at(Histogram histogram, Percentile percentile) {
        return percentile.of(histogram).orElseGet(() -> histogram.getValueAtPercentile(percentile.percent()));
    }

    /** A percentile; empty when the count does not support it. */
    OptionalDouble percentile(Percentile percentile) {
        if (!percentile.supportedBy(count)) {
            return OptionalDouble.empty();
        }
        return switch (percentile) {
            case P50 -> OptionalDouble.of(p50);
            case P99 -> OptionalDouble.of(p99);
            case P999 -> OptionalDouble.of(p999);
            default -> OptionalDouble.empty();
        };
    }
}
