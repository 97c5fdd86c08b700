package io.llmharness.runtime.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.runtime.result.Trend.Kind;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrendTest {
    private static final double LEVEL = 0.01;
    private static final int RUNS = 1000;

    @Test
    void a_straight_line_by_hand() {
        // S = 45, its variance 10·9·25/18 = 125, z = 44/√125 = 3.935
        double[] line = IntStream.range(0, 10).mapToDouble(i -> 100 + 10 * i).toArray();
        Trend trend = Trend.find("output", line, LEVEL).orElseThrow();
        assertThat(trend.kind()).isEqualTo(Kind.DRIFT);
        assertThat(trend.p()).isBetween(8.0e-5, 8.6e-5);
        assertThat(trend.change()).isBetween(0.62, 0.622); // 90 of 145
    }

    @Test
    void constant_short_and_empty_series_have_none() {
        assertThat(Trend.find("x", new double[50], LEVEL)).isEmpty();
        assertThat(Trend.find("x", new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, LEVEL))
                .isEmpty();
        assertThat(Trend.find("x", new double[0], LEVEL)).isEmpty();
    }

    @Test
    void a_small_drift_does_not_count_however_sure_it_is() {
        assertThat(Trend.find(
                        "x",
                        IntStream.range(0, 200).mapToDouble(i -> 1000 + i / 4.0).toArray(),
                        LEVEL))
                .isEmpty();
    }

    /** Noise of 20 %, alone and with neighbours alike: alarms stay about as rare as the level says. */
    @ParameterizedTest
    @CsvSource({"10,0", "30,0", "120,0", "600,0", "30,0.5", "120,0.5", "600,0.5"})
    void steady_noise_is_rarely_called_a_trend(int n, double correlation) {
        assertThat(found(n, correlation, i -> 0)).as(n + " " + correlation).isLessThan(correlation == 0 ? 0.02 : 0.05);
    }

    @ParameterizedTest
    @CsvSource({"30,0.6", "120,0.99"})
    void a_drift_of_half_is_found(int n, double power) {
        assertThat(found(n, 0, i -> 0.5 * i / n)).isGreaterThan(power);
        assertThat(found(n, 0, i -> -0.5 * i / n)).isGreaterThan(power);
    }

    @Test
    void a_slow_start_is_found() {
        assertThat(found(30, 0, i -> i < 6 ? -0.6 : 0)).isGreaterThan(0.85);
    }

    /** Share of seeded series, noise of 20 % around a shape, in which a trend is found. */
    private static double found(int n, double correlation, IntToDoubleFunction shape) {
        int found = 0;
        for (int seed = 0; seed < RUNS; seed++) {
            Random random = new Random(seed * 7919L + n);
            double[] x = new double[n];
            double noise = random.nextGaussian();
            for (int i = 0; i < n; i++) {
                noise = correlation * noise + Math.sqrt(1 - correlation * correlation) * random.nextGaussian();
                x[i] = 100 * (1 + shape.applyAsDouble(i) + 0.2 * noise);
            }
            found += Trend.find("x", x, LEVEL).isPresent() ? 1 : 0;
        }
        return (double) found / RUNS;
    }
}
