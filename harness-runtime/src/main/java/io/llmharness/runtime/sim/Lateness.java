package io.llmharness.runtime.sim;

import org.HdrHistogram.Histogram;

/** How late events were written against the instants at which they were due, in ns. Written by one loop, read by anyone. */
final class Lateness {
    private static final long HIGHEST_NANOS = 3_600_000_000_000L;

    private final Histogram histogram = new Histogram(HIGHEST_NANOS, 2);

    synchronized void add(long nanos) {
        histogram.recordValue(Math.max(0, Math.min(nanos, HIGHEST_NANOS)));
    }

    synchronized void addTo(Histogram sum) {
        sum.add(histogram);
    }
}
