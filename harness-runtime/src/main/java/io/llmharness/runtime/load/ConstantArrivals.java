package io.llmharness.runtime.load;

/** Arrivals every 1/rate seconds. Each is computed from its number, so that rounding never adds up. */
final class ConstantArrivals implements FireTimes {
    private final double gapNanos;
    private long number;

    ConstantArrivals(double perSecond) {
        gapNanos = 1e9 / perSecond;
    }

    @Override
    public long nextNanos() {
        return Math.round(number++ * gapNanos);
    }
}
