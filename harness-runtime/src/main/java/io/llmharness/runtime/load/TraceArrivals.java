package io.llmharness.runtime.load;

/** One loop's share of a trace: the arrivals whose number has the loop's remainder. */
final class TraceArrivals implements FireTimes {
    private final TraceIndex index;
    private final int step;
    private long number;

    TraceArrivals(TraceIndex index, int remainder, int step) {
        this.index = index;
        this.number = remainder;
        this.step = step;
    }

    @Override
    public long nextNanos() {
        if (number >= index.count()) {
            return NEVER;
        }
        long nanos = index.nanos(number);
        number += step;
        return nanos;
    }
}
