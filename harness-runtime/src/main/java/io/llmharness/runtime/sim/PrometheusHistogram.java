package io.llmharness.runtime.sim;

/** Counts of observed values by upper bounds, as Prometheus has them. Not thread-safe. */
public final class PrometheusHistogram {
    private final double[] bounds;
    private final long[] counts;
    private double sum;

    /** With these upper bounds in ascending order; one without bound is added. */
    public PrometheusHistogram(double... bounds) {
        this.bounds = bounds.clone();
        this.counts = new long[bounds.length + 1];
    }

    /** Counts a value. */
    public void observe(double value) {
        int at = 0;
        while (at < bounds.length && value > bounds[at]) {
            at++;
        }
        counts[at]++;
        sum += value;
    }

    int bounds() {
        return bounds.length;
    }

    double bound(int i) {
        return bounds[i];
    }

    /** Values up to this bound; those of all bounds for the index behind the last. */
    long cumulative(int bound) {
        long total = 0;
        for (int i = 0; i <= bound; i++) {
            total += counts[i];
        }
        return total;
    }

    double sum() {
        return sum;
    }
}
