package io.llmharness.runtime.load;

/** Arrivals along a rate that changes: a sequence of rate 1, carried back by the curve's cumulative intensity. */
final class CurveArrivals implements FireTimes {
    private final RateCurve curve;
    private final UnitGaps gaps;
    private double cumulated;
    private boolean ended;

    CurveArrivals(RateCurve curve, UnitGaps gaps) {
        this.curve = curve;
        this.gaps = gaps;
        this.cumulated = gaps.beforeFirst();
    }

    @Override
    public long nextNanos() {
        if (ended) {
            return NEVER;
        }
        cumulated += gaps.next();
        long nanos = curve.nanosAt(cumulated);
        ended = nanos == NEVER;
        return nanos;
    }
}
