package io.llmharness.runtime.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.llmharness.runtime.metric.Histograms;
import org.HdrHistogram.Histogram;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InterpolationTest {
    /** {@code numpy.percentile([1, 2, 4, 8, 16], q)} and the inverse of the empirical distribution. */
    @ParameterizedTest
    @CsvSource({
        "0, 1, 1",
        "25, 2, 2",
        "50, 4, 4",
        "60, 5.6, 4",
        "75, 8, 8",
        "90, 12.8, 16",
        "99, 15.68, 16",
        "100, 16, 16"
    })
    void reads_as_the_tools_do(double percent, double linear, double nearest) {
        Histogram values = of(1_000_000, 2_000_000, 4_000_000, 8_000_000, 16_000_000);
        assertThat(Interpolation.LINEAR.of(values, percent / 100) / 1e6)
                .isCloseTo(linear, Percentage.withPercentage(0.1));
        assertThat(Interpolation.NEAREST_RANK.of(values, percent / 100) / 1e6)
                .isCloseTo(nearest, Percentage.withPercentage(0.1));
    }

    @Test
    void one_value_is_every_percentile() {
        for (Interpolation way : Interpolation.values()) {
            assertThat(way.of(of(7_000_000), 0.5)).isCloseTo(7e6, Percentage.withPercentage(0.1));
            assertThat(way.of(of(7_000_000), 0.99)).isCloseTo(7e6, Percentage.withPercentage(0.1));
        }
    }

    @Test
    void zeros_are_values() {
        Histogram values = of(0, 0, 0, 10_000_000);
        assertThat(Interpolation.LINEAR.of(values, 0.5)).isZero();
        assertThat(Interpolation.LINEAR.of(values, 0.9)).isCloseTo(7e6, within(7e3));
    }

    private static Histogram of(long... values) {
        Histogram histogram = Histograms.empty();
        for (long value : values) {
            histogram.recordValue(value);
        }
        return histogram;
    }
}
