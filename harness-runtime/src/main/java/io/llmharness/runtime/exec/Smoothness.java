package io.llmharness.runtime.exec;

import io.llmharness.runtime.metric.Histograms;
import io.llmharness.runtime.metric.Metric;

/**
 * How smoothly an answer came, by the gaps between its events: computed once, when it is complete. Used again for each answer of its
 * loop.
 */
final class Smoothness {
    /** Events of an answer from which on percentiles of its own gaps mean something. */
    private static final int LEAST_EVENTS = 20;

    private final long stallNanos;
    private long[] gaps = new long[64];

    /** Gaps above {@code stallNanos} are stalls. */
    Smoothness(long stallNanos) {
        this.stallNanos = stallNanos;
    }

    /** Records maximum stall, stall fraction and jitter ratio of a streamed answer of two events or more, where it has them. */
    void record(EventTimes events, Histograms into) {
        int count = events.size() - 1;
        if (gaps.length < count) {
            gaps = new long[Math.max(count, gaps.length * 2)];
        }
        long longest = 0;
        long stalled = 0;
        for (int i = 0; i < count; i++) {
            long gap = events.nanos(i + 1) - events.nanos(i);
            gaps[i] = gap;
            longest = Math.max(longest, gap);
            stalled += Math.max(0, gap - stallNanos);
        }
        into.of(Metric.MAX_STALL).recordValue(longest);
        long span = events.last() - events.first();
        if (span > 0) {
            into.of(Metric.STALL_FRACTION).recordValue(millionths((double) stalled / span));
        }
        if (events.size() >= LEAST_EVENTS) {
            long middle = smallest(rank(count, 50), count);
            long tail = smallest(rank(count, 95), count);
            if (middle > 0) {
                into.of(Metric.JITTER_RATIO).recordValue(millionths((double) tail / middle));
            }
        }
    }

    private static long millionths(double ratio) {
        return Math.round(ratio * Metric.Unit.RATIO.recorded());
    }

    /** Index of a percentile in {@code count} sorted values: the nearest rank. */
    private static int rank(int count, int percent) {
        return (count * percent + 99) / 100 - 1;
    }

    /** The value that sorting would put at {@code rank} of the first {@code count} gaps: Hoare's selection, which reorders them. */
    private long smallest(int rank, int count) {
        int from = 0;
        int to = count - 1;
        while (from < to) {
            long pivot = gaps[(from + to) >>> 1];
            int low = from;
            int high = to;
            while (low <= high) {
                while (gaps[low] < pivot) {
                    low++;
                }
                while (gaps[high] > pivot) {
                    high--;
                }
                if (low <= high) {
                    long swapped = gaps[low];
                    gaps[low++] = gaps[high];
                    gaps[high--] = swapped;
                }
            }
            if (rank <= high) {
                to = high;
            } else if (rank >= low) {
                from = low;
            } else {
                return gaps[rank];
            }
        }
        return gaps[rank];
    }
}
