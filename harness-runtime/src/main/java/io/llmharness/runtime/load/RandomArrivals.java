package io.llmharness.runtime.load;

/** Arrivals with independent random gaps around one mean. */
final class RandomArrivals implements FireTimes {
    private final UnitGaps gaps;
    private final double meanNanos;
    private double nanos;

    private RandomArrivals(double perSecond, UnitGaps gaps) {
        this.gaps = gaps;
        this.meanNanos = 1e9 / perSecond;
    }

    /** Exponential gaps. */
    static RandomArrivals poisson(double perSecond, long seed) {
        return new RandomArrivals(perSecond, UnitGaps.exponential(seed));
    }

    /** Gamma-distributed gaps of the given shape, scaled to the wanted rate. */
    static RandomArrivals gamma(double perSecond, double shape, long seed) {
        return new RandomArrivals(perSecond, UnitGaps.gamma(shape, seed));
    }

    @Override
    public long nextNanos() {
        nanos += gaps.next() * meanNanos;
        return (long) nanos;
    }
}
