package io.llmharness.runtime.compare;

import static io.llmharness.runtime.compare.ComparisonSamples.begun;
import static io.llmharness.runtime.compare.ComparisonSamples.run;
import static io.llmharness.runtime.compare.ComparisonSamples.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.plan.TrialPlan.EnginePlan;
import io.llmharness.runtime.plan.TrialPlan.LoadPlan;
import io.llmharness.runtime.result.ForkResult;
import io.llmharness.runtime.result.RequestCounts;
import io.llmharness.runtime.result.ResultSamples;
import io.llmharness.runtime.result.ResultSamples.Iteration;
import io.llmharness.runtime.result.RunResult;
import io.llmharness.runtime.result.TrialResult;
import io.llmharness.runtime.text.UsageException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ComparerTest {
    private static final RunResult BASE = run(200, 201, 202, 203, 201);

    @Test
    void a_figure_beyond_its_margin_fails_and_the_direction_is_known() {
        FigureComparison slower = ttft(BASE, run(230, 231, 232, 233, 231), "ttft.p50=5%");
        assertThat(slower.verdict()).contains(Verdict.WORSE);
        assertThat(slower.gate()).isEqualTo(Gate.FAILED);
        assertThat(slower.effect().orElseThrow().change()).isCloseTo(0.13, within(0.01));
        FigureComparison faster = ttft(run(230, 231, 232, 233, 231), BASE, "ttft.p50=5%");
        assertThat(faster.verdict()).contains(Verdict.BETTER);
        assertThat(faster.gate()).isEqualTo(Gate.PASSED);
    }

    @Test
    void a_small_change_within_the_margin_is_the_same() {
        FigureComparison figure = ttft(BASE, run(202, 203, 204, 205, 203), "ttft.p50=5%");
        assertThat(figure.verdict()).contains(Verdict.SAME);
        assertThat(figure.gate()).isEqualTo(Gate.PASSED);
    }

    @Test
    void worse_by_what_may_be_more_or_less_than_the_margin_is_no_pass_and_no_failure() {
        FigureComparison figure = ttft(BASE, run(220, 221, 222, 223, 221), "ttft.p50=8.5%");
        assertThat(figure.verdict()).contains(Verdict.WORSE);
        assertThat(figure.gate()).isEqualTo(Gate.INCONCLUSIVE);
    }

    @Test
    void noise_is_inconclusive() {
        FigureComparison figure = ttft(run(150, 250, 200, 300, 170), run(160, 260, 190, 310, 200), "ttft.p50=5%");
        assertThat(figure.verdict()).contains(Verdict.INCONCLUSIVE);
        assertThat(figure.gate()).isEqualTo(Gate.INCONCLUSIVE);
    }

    @Test
    void throughput_that_falls_is_worse() {
        Comparison comparison = compare(rates(600, 603, 598), rates(500, 503, 498), "outputTokensPerSecond=5%");
        assertThat(comparison.trials().get(0).figures().get(0).verdict()).contains(Verdict.WORSE);
        assertThat(comparison.gate()).isEqualTo(Gate.FAILED);
        assertThat(compare(rates(500, 503, 498), rates(600, 603, 598), "outputTokensPerSecond=5%")
                        .gate())
                .isEqualTo(Gate.PASSED);
    }

    private static RunResult rates(int... requests) {
        ForkResult[] forks = new ForkResult[requests.length];
        for (int i = 0; i < forks.length; i++) {
            forks[i] = ResultSamples.fork(i, Iteration.of(0, requests[i], 200));
        }
        return ResultSamples.run(ResultSamples.trial(ResultSamples.plan(), forks));
    }

    @Test
    void without_margins_the_figures_that_stand_first_are_gated() {
        List<FigureComparison> figures = compare(BASE, BASE).trials().get(0).figures();
        assertThat(figures)
                .extracting(f -> f.figure().key())
                .containsExactly("ttft.p50", "ttft.p99", "tpot.p50", "e2e.p50", "e2e.p99", "outputTokensPerSecond");
        assertThat(figures).allSatisfy(f -> assertThat(f.margin()).contains(Margins.USUAL));
        assertThat(compare(BASE, BASE).gate()).isEqualTo(Gate.PASSED);
    }

    @Test
    void figures_that_are_not_gated_are_shown_but_not_judged() {
        List<FigureComparison> figures =
                compare(BASE, BASE, "ttft.mean=5%").trials().get(0).figures();
        assertThat(figures.get(0).figure().key()).isEqualTo("ttft.mean");
        assertThat(figures.get(1).gate()).isEqualTo(Gate.NONE);
        assertThat(figures.get(1).verdict()).isEmpty();
        assertThat(figures.get(1).effect()).isPresent();
    }

    @Test
    void one_fork_has_no_interval_and_passes_no_gate() {
        FigureComparison figure = ttft(BASE, run(200), "ttft.p50=5%");
        assertThat(figure.effect()).isEmpty();
        assertThat(figure.gate()).isEqualTo(Gate.INCONCLUSIVE);
        assertThat(figure.reason()).contains("the new run has one fork");
    }

    @Test
    void a_percentile_that_a_fork_cannot_support_passes_no_gate() {
        RunResult few = rates(100, 100, 100);
        Comparison comparison = compare(few, few, "ttft.p99=5%");
        FigureComparison figure = comparison.trials().get(0).figures().get(0);
        assertThat(figure.gate()).isEqualTo(Gate.INCONCLUSIVE);
        assertThat(figure.reason()).isEqualTo("base: p99 needs 500 values in each fork, one has 100");
        // of its own accord it takes the tail that is supported
        assertThat(compare(few, few).trials().get(0).figures())
                .extracting(f -> f.figure().key())
                .contains("ttft.p95")
                .doesNotContain("ttft.p99");
    }

    @Test
    void forks_that_ran_in_turn_are_paired() {
        RunResult a = begun(List.of(0, 30, 40, 70), 200, 300, 250, 220);
        RunResult b = begun(List.of(10, 20, 50, 60), 201, 301, 251, 221);
        assertThat(compare(a, b).trials().get(0).paired()).isTrue();
        FigureComparison figure = ttft(a, b, "ttft.p50=5%");
        assertThat(figure.verdict()).contains(Verdict.SAME);
        RunResult later = begun(List.of(100, 110, 120, 130), 201, 301, 251, 221);
        assertThat(compare(a, later).trials().get(0).paired()).isFalse();
        assertThat(ttft(a, later, "ttft.p50=5%").verdict()).contains(Verdict.INCONCLUSIVE);
    }

    @Test
    void the_runs_of_one_side_are_taken_together_in_the_order_they_ran() {
        RunResult early = begun(List.of(0, 30), 200, 300);
        RunResult late = begun(List.of(40, 70), 250, 220);
        Side base = new Side("a", List.of(late, early), Optional.empty());
        Side fresh = Side.of("b", begun(List.of(10, 20, 50, 60), 201, 301, 251, 221));
        TrialComparison trial = new Comparer(Margins.usual(), Set.of())
                .compare(base, fresh)
                .trials()
                .get(0);
        assertThat(trial.paired()).isTrue();
        assertThat(trial.figures().get(0).effect().orElseThrow().interval().high())
                .isLessThan(0.01);
    }

    @Test
    void an_engine_that_fails_more_is_not_passed_however_fast_it_is() {
        Comparison comparison = compare(BASE, failing(run(100, 101, 102, 103, 101), 60), "ttft.p50=5%");
        assertThat(comparison.trials().get(0).figures().get(0).gate()).isEqualTo(Gate.PASSED);
        assertThat(comparison.gate()).isEqualTo(Gate.FAILED);
    }

    @Test
    void zero_successes_are_no_pass() {
        Iteration none = Iteration.of(0, 80, 200)
                .without(io.llmharness.runtime.metric.Metric.values())
                .requests(new RequestCounts(80, 80, 0, 80, 0, 0, 0, 0, 0))
                .failures(Map.of(FailureCause.UNKNOWN_MODEL, 80L), List.of());
        RunResult dead = ResultSamples.run(
                ResultSamples.trial(ResultSamples.plan(), ResultSamples.fork(0, none), ResultSamples.fork(1, none)));
        Comparison comparison = compare(dead, dead);
        assertThat(comparison.gate()).isEqualTo(Gate.INCONCLUSIVE);
        assertThat(comparison.trials().get(0).doubts())
                .contains("base: no request succeeded", "new: no request succeeded");
    }

    private static RunResult failing(RunResult run, long failures) {
        TrialResult trial = run.trials().get(0);
        ForkResult[] forks = trial.forks().stream()
                .map(f -> ResultSamples.fork(
                        f.index(),
                        Iteration.of(0, 600, 100 + f.index())
                                .requests(new RequestCounts(600, 600, 600 - failures, failures, 0, 0, 0, 0, 0))))
                .toArray(ForkResult[]::new);
        return ResultSamples.run(ResultSamples.trial(trial.plan(), forks));
    }

    @Test
    void another_model_is_refused_by_name_unless_it_is_meant() {
        RunResult other = run(model(ResultSamples.plan(), "llama3.2:3b"), 200, 201, 202);
        assertThatThrownBy(() -> compare(BASE, other))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("model differs: llama3.2:1b / llama3.2:3b")
                .hasMessageContaining("-allow model");
        Comparison allowed =
                new Comparer(Margins.usual(), Set.of("model")).compare(Side.of("a", BASE), Side.of("b", other));
        assertThat(allowed.trials().get(0).notes()).contains("model differs: llama3.2:1b / llama3.2:3b");
    }

    @Test
    void another_engine_version_is_noted() {
        assertThat(compare(BASE, version(BASE, "0.6.0")).trials().get(0).notes())
                .contains("engine version differs: 0.5.1 / 0.6.0");
    }

    @Test
    void no_trial_in_common_is_told_with_what_there_is() {
        TrialPlan plan = ResultSamples.with(ResultSamples.plan(), new LoadPlan("closed", Optional.of(16.0), Map.of()));
        assertThatThrownBy(() -> compare(BASE, run(plan, 200, 201)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("no trial in common")
                .hasMessageContaining("base has com.example.SupportChat.lateOrder (ollama, closed 8, followUps=2)")
                .hasMessageContaining("new has com.example.SupportChat.lateOrder (ollama, closed 16, followUps=2)");
    }

    @Test
    void two_engines_of_one_run_are_set_against_each_other() {
        TrialResult ollama = BASE.trials().get(0);
        TrialPlan other = ResultSamples.plan()
                .engine(new EnginePlan("vllm", "vllm", "http://localhost:8000", "meta/llama", "", Map.of()));
        TrialResult vllm = run(other, 150, 151, 152).trials().get(0);
        RunResult both = ResultSamples.run(ollama, vllm);
        Comparison comparison = new Comparer(Margins.usual(), Set.of())
                .compare(
                        new Side("r ollama", List.of(both), Optional.of("ollama")),
                        new Side("r vllm", List.of(both), Optional.of("vllm")));
        assertThat(comparison.trials()).hasSize(1);
        assertThat(comparison.trials().get(0).figures().get(0).verdict()).contains(Verdict.BETTER);
    }

    @Test
    void many_gated_figures_are_judged_together() {
        FigureComparison alone = ttft(BASE, run(203, 204, 205, 206, 203), "ttft.p50=0%");
        FigureComparison among = compare(BASE, run(203, 204, 205, 206, 203), "0%")
                .trials()
                .get(0)
                .figures()
                .get(0);
        assertThat(among.adjustedP().getAsDouble())
                .isGreaterThan(alone.adjustedP().getAsDouble());
    }

    private static TrialPlan model(TrialPlan plan, String model) {
        return plan.engine(plan.engine().model(model));
    }

    private static FigureComparison ttft(RunResult base, RunResult fresh, String margin) {
        return compare(base, fresh, margin).trials().get(0).figures().get(0);
    }

    private static Comparison compare(RunResult base, RunResult fresh, String... margins) {
        return new Comparer(Margins.parse(margins), Set.of()).compare(Side.of("base", base), Side.of("new", fresh));
    }
}
