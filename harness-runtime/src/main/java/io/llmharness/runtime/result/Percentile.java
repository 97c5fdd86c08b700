package io.llmharness.runtime.result;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.HdrHistogram.Histogram;

/**
 * The percentiles that reports show. One is printed only when at least {@value #TAIL} values lie beyond it, {@code n(1−p) ≥ 5}: with
 * fewer, it is little more than the largest value that happened to be seen.
 */
public enum Percentile {
    P50("p50", 500),
    P90("p90", 900),
    P95("p95", 950),
    P99("p99", 990),
    P999("p999", 999);

    /** Values that must lie beyond a percentile for it to be printed. */
    public static final int TAIL = 5;

    private static final int WHOLE = 1000;

    private final String key;
    private final int perMille;

    Percentile(String key, int perMille) {
        this.key = key;
        this.perMille = perMille;
    }

    /** Stable name, the same in JSON, CSV and on the console. */
    public String key() {
        return key;
    }

    /** Its share in percent, 99.9 for {@link #P999}. */
    public double percent() {
        return perMille / 10.0;
    }

    /** Whether so many values carry it. */
    public boolean supportedBy(long n) {
        return n * (WHOLE - perMille) >= (long) TAIL * WHOLE;
    }

    /** Values it takes at least. */
    public long needs() {
        return ceilDiv((long) TAIL * WHOLE, WHOLE - perMille);
    }

    /** The value in the histogram's unit; empty when the count does not support it. */
    public OptionalDouble of(Histogram histogram) {
        long n = histogram.getTotalCount();
        return supportedBy(n) ? OptionalDouble.of(valueAtRank(histogram, rank(n))) : OptionalDouble.empty();
    }

    /**
     * The value when each failure counts as an infinitely long latency: {@link Double#POSITIVE_INFINITY} when the percentile falls
     * among the failures, empty when successes and failures together do not support it.
     */
    public OptionalDouble withFailures(Histogram successes, long failures) {
        long n = successes.getTotalCount() + failures;
        if (!supportedBy(n)) {
            return OptionalDouble.empty();
        }
        long rank = rank(n);
        return OptionalDouble.of(
                rank > successes.getTotalCount() ? Double.POSITIVE_INFINITY : valueAtRank(successes, rank));
    }

    /** The value whatever the count, for judging the client itself; 0 of an empty histogram. */
    long raw(Histogram histogram) {
        long n = histogram.getTotalCount();
        return n == 0 ? 0 : valueAtRank(histogram, rank(n));
    }

    /** Those that so many values carry, lowest first. */
    public static List<Percentile> supported(long n) {
        return Arrays.stream(values()).filter(p -> p.supportedBy(n)).toList();
    }

    private long rank(long n) {
        return Math.max(1, ceilDiv(n * perMille, WHOLE));
    }

    /** Half a rank below, so that rounding cannot lead to the next one. */
    private static long valueAtRank(Histogram histogram, long rank) {
        return histogram.getValueAtPercentile(100 * (rank - 0.5) / histogram.getTotalCount());
    }

    private static long ceilDiv(long a, long b) {
        return (a + b - 1) / b;
    }
}
