package io.llmharness.runtime.result;

import io.llmharness.runtime.metric.Metric;
import java.util.OptionalDouble;
import org.HdrHistogram.Histogram;

/**
 * The figures that {@link Validity} is judged by.
 *
 * @param scheduleLag dispatch after the intended arrival
 * @param loopLag lateness of the event loops
 * @param health the client's JVM
 * @param gcShare time in collections over the measured time
 * @param successRate succeeded requests over the population; empty without a population
 * @param littleResidual {@code |L − λ·E(z − d)|/L}; empty when a request did not succeed, because its stay is in L but not in E
 * @param littleResolution the residual that windows cutting through one request a user cause by themselves
 * @param chunkRatio payload events a token; empty when the tokens of some request are unknown or
 *     answers were not streamed
 */
public record Evidence(
        Lag scheduleLag,
        Lag loopLag,
        ClientHealth health,
        double gcShare,
        OptionalDouble successRate,
        OptionalDouble littleResidual,
        double littleResolution,
        OptionalDouble chunkRatio) {

    /**
     * A lag of the client, judged by its 99th percentile, or by its maximum while the count does not support that.
     *
     * @param statistic {@code p99} or {@code max}
     * @param nanos the statistic
     * @param maxNanos largest value
     * @param count values; 0: not measured
     */
    public record Lag(String statistic, long nanos, long maxNanos, long count) {
        static Lag of(Histogram histogram) {
            long n = histogram.getTotalCount();
            boolean supported = Percentile.P99.supportedBy(n);
            long max = n == 0 ? 0 : histogram.getMaxValue();
            return new Lag(supported ? "p99" : "max", supported ? Percentile.P99.raw(histogram) : max, max, n);
        }

        /** Whether there were enough values for the percentile; one hiccup in a short window is no verdict. */
        boolean isPercentile() {
            return statistic.equals("p99");
        }
    }

    /** The evidence in merged iterations. */
    public static Evidence of(Totals t) {
        double seconds = t.flow().seconds();
        long population = t.requests().population();
        double succeeded = t.requests().succeeded();
        return new Evidence(
                Lag.of(t.histogram(Metric.SCHEDULE_LAG)),
                Lag.of(t.histogram(Metric.LOOP_LAG)),
                t.health(),
                seconds > 0 ? t.health().gcTotalMillis() / 1000.0 / seconds : 0,
                population > 0 ? OptionalDouble.of(succeeded / population) : OptionalDouble.empty(),
                littleResidual(t),
                t.flow().completions() > 0
                        ? t.flow().meanConcurrency() / t.flow().completions()
                        : 0,
                chunkRatio(t));
    }

    private static OptionalDouble littleResidual(Totals t) {
        Histogram e2e = t.histogram(Metric.E2E);
        double concurrency = t.flow().meanConcurrency();
        boolean others = t.requests().unsuccessful() > 0 || t.requests().cancelled() > 0;
        if (others || concurrency <= 0 || e2e.getTotalCount() == 0) {
            return OptionalDouble.empty();
        }
        Histogram tail = t.histogram(Metric.STREAM_TAIL);
        double tails = tail.getTotalCount() == 0 ? 0 : tail.getMean() * tail.getTotalCount() / e2e.getTotalCount();
        double stay = (e2e.getMean() + tails) / 1e9;
        double expected = t.flow().requestsPerSecond() * stay;
        return OptionalDouble.of(Math.abs(concurrency - expected) / concurrency);
    }

    private static OptionalDouble chunkRatio(Totals t) {
        TokenCounts tokens = t.tokens();
        boolean streamed = t.histogram(Metric.TTFT).getTotalCount() > 0;
        boolean known = streamed && tokens.source().equals("usage") && tokens.output() > 0 && tokens.events() > 0;
        return known ? OptionalDouble.of((double) tokens.events() / tokens.output()) : OptionalDouble.empty();
    }
}
