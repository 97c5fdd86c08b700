package io.llmharness.runtime.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.llmharness.runtime.metric.Histograms;
import io.llmharness.runtime.metric.Metric;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SmoothnessTest {
    private static final long MS = 1_000_000;

    private final Histograms histograms = new Histograms();
    private final Smoothness smoothness = new Smoothness(200 * MS);

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    @Test
    void stallsByHand() {
        // 1000 ms of gaps, of which 300 and 500 are above 200 ms: (100 + 300)/1000
        smoothness.record(events(100 * MS, 300 * MS, 100 * MS, 500 * MS), histograms);
        assertThat(value(Metric.MAX_STALL)).isCloseTo(500 * MS, within(MS / 2.0));
        assertThat(value(Metric.STALL_FRACTION) / 1e6).isCloseTo(0.4, within(0.0004));
        assertThat(histograms.filled()).doesNotContainKey(Metric.JITTER_RATIO);
    }

    @Test
    void aStreamWithoutStallsHasAFractionOfZero() {
        smoothness.record(events(200 * MS, 20 * MS), histograms);
        assertThat(value(Metric.STALL_FRACTION)).isZero();
    }

    @Test
    void anAnswerThatCameAtOnceHasNoFraction() {
        long[] none = new long[30];
        smoothness.record(events(none), histograms);
        assertThat(histograms.filled()).containsOnlyKeys(Metric.MAX_STALL);
        assertThat(value(Metric.MAX_STALL)).isZero();
    }

    @Test
    void jitterNeedsTwentyEvents() {
        long[] gaps = new long[18];
        Arrays.fill(gaps, MS);
        smoothness.record(events(gaps), histograms);
        assertThat(histograms.filled()).doesNotContainKey(Metric.JITTER_RATIO);
        gaps = new long[19];
        Arrays.fill(gaps, 10 * MS);
        gaps[3] = 35 * MS; // p95 of 19 is the largest
        smoothness.record(events(gaps), histograms);
        assertThat(value(Metric.JITTER_RATIO) / 1e6).isCloseTo(3.5, within(0.0035));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void isWhatSortingSays(int seed) {
        Random random = new Random(seed);
        int bound = random.nextBoolean() ? 5 : 1_000_000; // with many equal gaps, and with none
        long[] gaps = random.longs(19 + random.nextInt(300), 1, bound + 1).toArray();
        smoothness.record(events(gaps), histograms);
        long[] sorted = gaps.clone();
        Arrays.sort(sorted);
        double p50 = sorted[(int) Math.ceil(0.5 * sorted.length) - 1];
        double p95 = sorted[(int) Math.ceil(0.95 * sorted.length - 1e-9) - 1];
        assertThat(value(Metric.JITTER_RATIO) / 1e6).isCloseTo(p95 / p50, within(p95 / p50 / 1000 + 1e-6));
        assertThat(value(Metric.MAX_STALL))
                .isCloseTo(sorted[sorted.length - 1], within(sorted[sorted.length - 1] / 1000.0));
    }

    private double value(Metric metric) {
        assertThat(histograms.filled()).containsKey(metric);
        assertThat(histograms.of(metric).getTotalCount()).isEqualTo(1);
        return histograms.of(metric).getValueAtPercentile(100);
    }

    private static EventTimes events(long... gaps) {
        EventTimes events = new EventTimes();
        long now = 12_345;
        events.add(now, 1, EventTimes.TEXT);
        for (long gap : gaps) {
            now += gap;
            events.add(now, 1, EventTimes.TEXT);
        }
        return events;
    }
}
