package io.llmharness.runtime.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.llmharness.runtime.metric.Histograms;
import io.llmharness.runtime.metric.Metric;
import io.llmharness.runtime.result.ResultSamples.Iteration;
import java.util.List;
import java.util.Random;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponsivenessTest {
    @Test
    void ends_of_the_scale() {
        assertThat(new Responsiveness(50, 10, 0).score()).isEqualTo(100);
        assertThat(new Responsiveness(10_000, 10, 0).score()).isZero();
        assertThat(new Responsiveness(50, 200, 0).score()).isZero();
        assertThat(new Responsiveness(50, 10, 1).score()).isZero();
    }

    @Test
    void by_hand() {
        // half way down both logarithmic scales, and a quarter of stalls: cbrt(0.5 · 0.5 · 0.75)
        double middle = Math.sqrt(20 * 200);
        assertThat(new Responsiveness(1000, middle, 0.25).score()).isCloseTo(57.24, within(0.005));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void never_rises_when_an_input_gets_worse(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 1000; i++) {
            Responsiveness r = new Responsiveness(
                    Math.exp(random.nextDouble() * 12), Math.exp(random.nextDouble() * 7), random.nextDouble());
            double worse = 1 + random.nextDouble();
            double score = r.score();
            assertThat(score).isBetween(0.0, 100.0);
            assertThat(new Responsiveness(r.ttftMillis() * worse, r.itlMillis(), r.stallFraction()).score())
                    .isLessThanOrEqualTo(score);
            assertThat(new Responsiveness(r.ttftMillis(), r.itlMillis() * worse, r.stallFraction()).score())
                    .isLessThanOrEqualTo(score);
            assertThat(new Responsiveness(r.ttftMillis(), r.itlMillis(), Math.min(1, r.stallFraction() * worse))
                            .score())
                    .isLessThanOrEqualTo(score);
        }
    }

    @Test
    void its_source_says_its_inputs() {
        Histogram stalls = Histograms.empty();
        stalls.recordValueWithCount(20_000, 200); // 2 %
        TrialSummary trial = trial(Iteration.of(0, 200, 300).histogram(Metric.STALL_FRACTION, stalls));
        KpiSheet sheet = KpiSheet.of(trial, List.of(trial));
        Kpi.Figure figure = sheet.figures().get(Kpi.RESPONSIVENESS_SCORE);
        assertThat(figure).isNotNull();
        assertThat(figure.source()).isEqualTo("client: of ttft p95 319 ms, itl p95 24.0 ms and 2.00 % of stalls");
        assertThat(sheet.figures().get(Kpi.STREAMING_RESPONSIVENESS).value()).isCloseTo(0.02, within(0.00002));
    }

    @Test
    void without_an_input_there_is_no_score() {
        KpiSheet sheet = sheet(Iteration.of(0, 200, 300));
        assertThat(sheet.absent().get(Kpi.RESPONSIVENESS_SCORE)).startsWith("stallFraction, one of its inputs: ");
        sheet = sheet(Iteration.of(0, 20, 300).histogram(Metric.STALL_FRACTION, ResultSamples.values(20, 0, 0)));
        assertThat(sheet.absent().get(Kpi.RESPONSIVENESS_SCORE)).isEqualTo("20 values of ttft, p95 needs 100");
    }

    private static KpiSheet sheet(Iteration iteration) {
        TrialSummary trial = trial(iteration);
        return KpiSheet.of(trial, List.of(trial));
    }

    private static TrialSummary trial(Iteration iteration) {
        return TrialSummary.of(ResultSamples.trial(
                ResultSamples.withForks(ResultSamples.plan(), 1, 1), ResultSamples.fork(0, iteration)));
    }
}
