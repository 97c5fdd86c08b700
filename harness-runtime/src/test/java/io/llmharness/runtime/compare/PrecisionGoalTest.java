package io.llmharness.runtime.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.result.PrecisionFinding;
import io.llmharness.runtime.result.PrecisionFinding.Part;
import io.llmharness.runtime.result.ResultSamples;
import io.llmharness.runtime.result.RunResult;
import io.llmharness.runtime.result.TrialResult;
import io.llmharness.runtime.text.UsageException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PrecisionGoalTest {
    private static final PrecisionGoal FIVE_PERCENT = PrecisionGoal.of("5%");

    @Test
    void four_forks_are_never_enough_and_five_may_be() {
        assertThat(FIVE_PERCENT.judge(trial(200, 200, 200, 200))).isEmpty();
        PrecisionFinding five =
                FIVE_PERCENT.judge(trial(200, 200, 200, 200, 201)).orElseThrow();
        assertThat(five.reached()).isTrue();
        assertThat(five.figures()).extracting(Part::figure).contains("ttft.p50", "ttft.p99", "outputTokensPerSecond");
    }

    @Test
    void every_figure_must_be_precise() {
        assertThat(FIVE_PERCENT.judge(trial(200, 260, 180, 240, 220))).isEmpty();
        PrecisionGoal another = PrecisionGoal.of("outputTokensPerSecond=5%");
        PrecisionFinding finding = another.judge(trial(200, 260, 180, 240, 220)).orElseThrow();
        assertThat(finding.reached()).isTrue();
        assertThat(finding.figures()).extracting(Part::figure).containsExactly("outputTokensPerSecond");
    }

    @Test
    void a_trial_that_cannot_be_trusted_is_not_repeated() {
        TrialResult dead = ResultSamples.trial(ResultSamples.plan());
        PrecisionFinding finding = FIVE_PERCENT.judge(dead).orElseThrow();
        assertThat(finding.reached()).isFalse();
        assertThat(finding.why()).startsWith("the trial cannot be trusted");
    }

    @Test
    void an_earlier_run_says_what_it_will_take() {
        RunResult pilot = ComparisonSamples.run(200, 210, 190, 205, 195);
        TrialPlan other = ResultSamples.named(ResultSamples.plan(), "com.example.Other", Map.of(), true);
        List<PrecisionPlan> plans =
                PrecisionPlan.of(PrecisionGoal.of("ttft.p50=2%"), List.of(ResultSamples.plan(), other), pilot);
        Part part = plans.get(0).figures().get(0);
        // forks differ by 3.4 %: t.985 · 3.4 % / √5 = 5 %
        assertThat(part.halfWidth().orElseThrow()).isBetween(0.04, 0.06);
        int forks = part.forks().orElseThrow();
        assertThat(forks).isBetween(17, 100);
        assertThat(part.requests()).hasValue(600L * forks);
        assertThat(plans.get(1).figures()).isEmpty();
    }

    @Test
    void what_makes_no_sense_is_refused() {
        assertThatThrownBy(() -> PrecisionGoal.of("0%")).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> PrecisionGoal.of("ttft.p99=0%")).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> FIVE_PERCENT.mostForks(4)).isInstanceOf(UsageException.class);
    }

    private static TrialResult trial(long... ttftMillis) {
        return ComparisonSamples.run(ttftMillis).trials().get(0);
    }
}
