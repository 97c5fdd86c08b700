package io.llmharness.runtime.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.runtime.metric.Histograms;
import java.util.OptionalDouble;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PercentileTest {
    @ParameterizedTest
    @CsvSource({"P50, 10", "P90, 50", "P95, 100", "P99, 500", "P999, 5000"})
    void five_values_must_lie_beyond(Percentile percentile, long needed) {
        assertThat(percentile.supportedBy(needed)).isTrue();
        assertThat(percentile.supportedBy(needed - 1)).isFalse();
        assertThat(percentile.needs()).isEqualTo(needed);
    }

    @Test
    void value_is_the_one_at_its_rank() {
        // 1 … 1000, exact in the histogram because it resolves single units up to 2047
        Histogram values = ResultSamples.values(1000, 1, 1);
        assertThat(Percentile.P50.of(values)).hasValue(500);
        assertThat(Percentile.P90.of(values)).hasValue(900);
        assertThat(Percentile.P99.of(values)).hasValue(990);
        assertThat(Percentile.P999.of(values)).isEmpty();
        assertThat(Percentile.P999.raw(values)).isEqualTo(999);
    }

    @Test
    void too_few_values_give_nothing() {
        assertThat(Percentile.P50.of(ResultSamples.values(9, 1, 1))).isEmpty();
        assertThat(Percentile.P50.of(Histograms.empty())).isEmpty();
        assertThat(Percentile.P99.raw(Histograms.empty())).isZero();
        assertThat(Percentile.supported(100)).containsExactly(Percentile.P50, Percentile.P90, Percentile.P95);
    }

    @Test
    void failures_are_infinitely_slow() {
        Histogram successes = ResultSamples.values(90, 1, 1);
        assertThat(Percentile.P50.withFailures(successes, 10)).hasValue(50);
        assertThat(Percentile.P90.withFailures(successes, 10)).hasValue(90);
        assertThat(Percentile.P95.withFailures(successes, 10)).hasValue(Double.POSITIVE_INFINITY);
        assertThat(Percentile.P50.withFailures(successes, 0)).isEqualTo(Percentile.P50.of(successes));
        assertThat(Percentile.P50.withFailures(Histograms.empty(), 10)).hasValue(Double.POSITIVE_INFINITY);
        assertThat(Percentile.P99.withFailures(successes, 10)).isEqualTo(OptionalDouble.empty());
    }
}
