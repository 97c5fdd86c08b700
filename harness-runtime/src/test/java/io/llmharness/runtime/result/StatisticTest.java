package io.llmharness.runtime.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.llmharness.runtime.metric.Metric;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class StatisticTest {
    private static final Offset<Double> CLOSE = within(1e-6);

    @Test
    void one_fork_has_no_interval() {
        assertThat(Statistic.acrossForks()).isEmpty();
        assertThat(Statistic.acrossForks(12.0)).isEmpty();
    }

    @Test
    void student_t_of_two_and_of_three_values() {
        // mean 202, standard error 2, t(1; 0.975) = 12.706205
        ConfidenceInterval two = Statistic.acrossForks(200, 204).orElseThrow();
        assertThat(two.low()).isCloseTo(202 - 25.412410, CLOSE);
        assertThat(two.high()).isCloseTo(202 + 25.412410, CLOSE);
        assertThat(two.count()).isEqualTo(2);
        assertThat(two.method()).isEqualTo("student-t");
        // mean 12, deviation 2, t(2; 0.975) = 4.302653: half = 4.302653 · 2/√3
        ConfidenceInterval three = Statistic.acrossForks(10, 12, 14).orElseThrow();
        assertThat(three.halfWidth()).isCloseTo(4.968275, CLOSE);
        assertThat(three.level()).isEqualTo(0.95);
    }

    @Test
    void equal_values_have_an_interval_without_width() {
        ConfidenceInterval none = Statistic.acrossForks(3, 3, 3).orElseThrow();
        assertThat(none.low()).isEqualTo(3);
        assertThat(none.high()).isEqualTo(3);
    }

    @Test
    void wilson_of_known_shares() {
        ConfidenceInterval eight = Statistic.wilson(8, 10);
        assertThat(eight.low()).isCloseTo(0.4901625, CLOSE);
        assertThat(eight.high()).isCloseTo(0.9433178, CLOSE);
        // z² = 3.841459: all good has the lower bound n/(n + z²), none good the upper bound z²/(n + z²)
        assertThat(Statistic.wilson(50, 50).low()).isCloseTo(50 / 53.841459, CLOSE);
        assertThat(Statistic.wilson(50, 50).high()).isEqualTo(1);
        assertThat(Statistic.wilson(0, 10).low()).isZero();
        assertThat(Statistic.wilson(0, 10).high()).isCloseTo(3.841459 / 13.841459, CLOSE);
    }

    @Test
    void wilson_of_nothing_is_the_whole_range() {
        assertThat(Statistic.wilson(0, 0)).isEqualTo(new ConfidenceInterval(0.95, 0, 1, 0, "wilson"));
    }

    @Test
    void many_skewed_forks_are_bootstrapped_and_the_same_every_time() {
        double[] skewed =
                IntStream.range(0, 12).mapToDouble(i -> i == 0 ? 100 : 1).toArray();
        ConfidenceInterval interval = Statistic.acrossForks(skewed).orElseThrow();
        assertThat(interval.method()).isEqualTo("bootstrap");
        assertThat(interval).isEqualTo(Statistic.acrossForks(skewed).orElseThrow());
        // a resample's mean is 1 + 8.25 · (how often the outlier was drawn); P(never) = (11/12)^12 = 0.35
        assertThat(interval.low()).isEqualTo(1);
        assertThat(interval.high()).isBetween(1 + 2 * 8.25, 1 + 4 * 8.25);
    }

    @Test
    void many_even_forks_are_not() {
        double[] even = IntStream.range(0, 12).asDoubleStream().toArray();
        assertThat(Statistic.acrossForks(even).orElseThrow().method()).isEqualTo("student-t");
    }

    @Test
    void what_cannot_be_negative_has_no_bound_below_zero() {
        ConfidenceInterval cut = new ConfidenceInterval(0.95, -2, 4, 2, "student-t").notNegative();
        assertThat(cut.low()).isZero();
        assertThat(cut.high()).isEqualTo(4);
        assertThat(cut.halfWidth()).isEqualTo(3);
        assertThat(cut.times(10).halfWidth()).isEqualTo(30);
        TrialResult apart = ResultSamples.trial(
                ResultSamples.withForks(ResultSamples.plan(), 2, 1),
                ResultSamples.fork(0, ResultSamples.Iteration.of(0, 300, 10)),
                ResultSamples.fork(1, ResultSamples.Iteration.of(0, 30, 200)));
        TrialSummary summary = TrialSummary.of(apart);
        assertThat(summary.latency(Metric.TTFT)
                        .orElseThrow()
                        .meanInterval()
                        .orElseThrow()
                        .low())
                .isZero();
        assertThat(summary.rate(Rate.Kind.REQUESTS)
                        .orElseThrow()
                        .interval()
                        .orElseThrow()
                        .low())
                .isZero();
    }

    @Test
    void scaling_an_interval_scales_its_bounds() {
        ConfidenceInterval seconds = new ConfidenceInterval(0.95, 1, 3, 4, "student-t");
        assertThat(seconds.times(1000)).isEqualTo(new ConfidenceInterval(0.95, 1000, 3000, 4, "student-t"));
        assertThat(seconds.halfWidth()).isEqualTo(1);
    }
}
