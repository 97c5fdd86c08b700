package io.llmharness.runtime.profile;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/** How a tool reads a percentile from its samples. */
public enum Interpolation {
    /** Between the two nearest samples, as {@code numpy.percentile} and pandas do: the rank is {@code (n − 1)·p}. */
    LINEAR {
        @Override
        double rank(long n, double share) {
            return (n - 1) * share;
        }
    },
    /** The smallest sample that is not below a share {@code p} of all: the rank is {@code ⌈n·p⌉ − 1}. */
    NEAREST_RANK {
        @Override
        double rank(long n, double share) {
            return Math.max(0, Math.ceil(n * share - ROUNDING) - 1);
        }
    };

    /** What a share in binary may be off, so that it does not lead to the next rank. */
    private static final double ROUNDING = 1e-6;

    /** Where the percentile lies among {@code n} sorted samples, counted from 0. */
    abstract double rank(long n, double share);

    /** The value that so large a share of the samples does not exceed; the histogram is not empty, the share within [0, 1]. */
    public double of(Histogram histogram, double share) {
        double rank = rank(histogram.getTotalCount(), share);
        long below = (long) Math.floor(rank);
        double low = 0;
        boolean found = false;
        for (HistogramIterationValue step : histogram.recordedValues()) {
            long reached = step.getTotalCountToThisValue();
            double value = histogram.medianEquivalentValue(step.getValueIteratedTo());
            if (!found && reached > below) {
                low = value;
                found = true;
            }
            if (reached > below + 1) {
                return low + (rank - below) * (value - low);
            }
        }
        return low;
    }
}
