package io.llmharness.runtime.metric;

import java.util.EnumMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * One HdrHistogram a metric, in the metric's recorded unit: three significant digits (value error at most 0.1 %), growing with the
 * largest value. Written by one thread at a time.
 */
public final class Histograms {
    /** Significant decimal digits. */
    public static final int DIGITS = 3;

    private final Map<Metric, Histogram> all = new EnumMap<>(Metric.class);

    /** The metric's histogram, made empty when it is asked for first. */
    public Histogram of(Metric metric) {
        return all.computeIfAbsent(metric, m -> empty());
    }

    /** Those that hold a value, by metric. */
    public Map<Metric, Histogram> filled() {
        Map<Metric, Histogram> filled = new EnumMap<>(Metric.class);
        all.forEach((metric, histogram) -> {
            if (histogram.getTotalCount() > 0) {
                filled.put(metric, histogram);
            }
        });
        return filled;
    }

    /** Adds every value of the others; counts are kept exactly. */
    public void add(Map<Metric, Histogram> others) {
        others.forEach((metric, histogram) -> of(metric).add(histogram));
    }

    /** An empty histogram of the kind used everywhere. */
    public static Histogram empty() {
        return new Histogram(DIGITS);
    }
}
