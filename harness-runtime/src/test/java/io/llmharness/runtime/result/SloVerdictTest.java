package io.llmharness.runtime.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.llmharness.runtime.catalog.SloModel;
import io.llmharness.runtime.metric.Metric;
import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.result.ResultSamples.Iteration;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SloVerdictTest {
    private static final SloModel SLO =
            SloModel.attainment(0.9).ttft(Duration.ofMillis(300)).e2e(Duration.ofSeconds(5));

    @Test
    void counts_every_request_but_the_cancelled() {
        // 100 offered: 80 good, 8 succeeded but slow, 10 failed; 2 cancelled are outside
        SloVerdict verdict =
                verdict(new RequestCounts(100, 100, 88, 5, 3, 1, 1, 2, 0), new SloCounts(80, 85, 88, 83, 4, 5120));
        assertThat(verdict.population()).isEqualTo(98);
        assertThat(verdict.attainment()).isCloseTo(80 / 98.0, within(1e-12));
        assertThat(verdict.goodPerSecond()).isEqualTo(8);
        assertThat(verdict.goodTokensPerSecond()).isEqualTo(512);
        assertThat(verdict.met()).isFalse();
        assertThat(verdict.certain()).isTrue();
        assertThat(verdict.vacuous()).isEqualTo(4);
    }

    @Test
    void each_limit_by_itself() {
        SloVerdict verdict =
                verdict(new RequestCounts(100, 100, 100, 0, 0, 0, 0, 0, 0), new SloCounts(93, 95, 100, 97, 0, 0));
        assertThat(verdict.limits()).extracting(SloVerdict.Limit::metric).containsExactly(Metric.TTFT, Metric.E2E);
        assertThat(verdict.limits()).extracting(SloVerdict.Limit::attainment).containsExactly(0.95, 0.97);
        assertThat(verdict.limits().get(0).interval()).isEqualTo(Statistic.wilson(95, 100));
        assertThat(verdict.met()).isTrue();
    }

    @Test
    void is_uncertain_when_the_interval_holds_the_wanted_share() {
        // Wilson of 93 of 100 is [0.863, 0.966]
        assertThat(verdict(all(100), good(93)).met()).isTrue();
        assertThat(verdict(all(100), good(93)).certain()).isFalse();
        assertThat(verdict(all(100), good(88)).met()).isFalse();
        assertThat(verdict(all(100), good(88)).certain()).isFalse();
        assertThat(verdict(all(100), good(100)).certain()).isTrue();
    }

    @Test
    void nothing_offered_meets_nothing() {
        SloVerdict verdict = verdict(RequestCounts.NONE, SloCounts.NONE);
        assertThat(verdict.met()).isFalse();
        assertThat(verdict.attainment()).isZero();
        assertThat(verdict.interval()).isEqualTo(new ConfidenceInterval(0.95, 0, 1, 0, "wilson"));
    }

    @Test
    void a_trial_without_limits_has_no_verdict() {
        assertThat(SloVerdict.of(ResultSamples.good())).isEmpty();
    }

    private static RequestCounts all(long n) {
        return new RequestCounts(n, n, n, 0, 0, 0, 0, 0, 0);
    }

    private static SloCounts good(long n) {
        return new SloCounts(n, n, n, n, 0, 0);
    }

    private static SloVerdict verdict(RequestCounts requests, SloCounts counts) {
        TrialPlan plan = ResultSamples.with(ResultSamples.plan(), SLO);
        Iteration iteration = Iteration.of(0, 100, 200).requests(requests).slo(counts);
        return SloVerdict.of(ResultSamples.trial(plan, ResultSamples.fork(0, iteration)))
                .orElseThrow();
    }
}
