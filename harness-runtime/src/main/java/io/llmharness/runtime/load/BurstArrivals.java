package io.llmharness.runtime.load;

/** So many arrivals at once, again and again. Each time is computed from its number, so that rounding never adds up. */
final class BurstArrivals implements FireTimes {
    private final int size;
    private final long everyNanos;
    private long number;

    BurstArrivals(int size, long everyNanos) {
        this.size = size;
        this.everyNanos = everyNanos;
    }

    @Override
    public long nextNanos() {
        return number++ / size * everyNanos;
    }
}
