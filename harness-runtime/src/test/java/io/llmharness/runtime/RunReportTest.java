package io.llmharness.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmharness.runtime.catalog.SloModel;
import io.llmharness.runtime.compare.ComparisonSamples;
import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.report.JsonFormat;
import io.llmharness.runtime.report.ResultFile;
import io.llmharness.runtime.result.ForkResult;
import io.llmharness.runtime.result.IterationResult;
import io.llmharness.runtime.result.RequestCounts;
import io.llmharness.runtime.result.ResultSamples;
import io.llmharness.runtime.result.ResultSamples.Iteration;
import io.llmharness.runtime.result.RunResult;
import io.llmharness.runtime.result.RunSummary;
import io.llmharness.runtime.result.SloCounts;
import io.llmharness.runtime.result.TrialResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunReportTest {
    private static final TrialPlan PLAN = ResultSamples.withForks(ResultSamples.plan(), 1, 1);
    private static final TrialPlan LIMITED = ResultSamples.with(
            PLAN, SloModel.attainment(0.95).ttft(Duration.ofMillis(300)).e2e(Duration.ofSeconds(5)));

    @Test
    void everythingMeasured() {
        assertThat(report(trial(PLAN, Iteration.of(1, 80, 100).build())).exit()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void aForkThatBrokeDownIsAFailure() {
        TrialResult broken = new TrialResult(
                PLAN,
                Optional.empty(),
                ResultSamples.START,
                ResultSamples.START,
                List.of(new ForkResult(0, 7, List.of(), Optional.of("exit code 137"))));
        assertThat(report(trial(PLAN, Iteration.of(1, 80, 100).build()), broken).exitCode())
                .isEqualTo(1);
    }

    @Test
    void requestsThatAllFailedAreAFailure() {
        IterationResult refused = Iteration.of(1, 80, 100)
                .requests(new RequestCounts(80, 80, 0, 80, 0, 0, 0, 0, 0))
                .failures(Map.of(FailureCause.UNKNOWN_MODEL, 80L), List.of())
                .build();
        assertThat(report(trial(PLAN, refused)).exit()).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void anEngineThatDiedOnTheWayIsAFailure() {
        IterationResult dead = Iteration.of(2, 80, 100)
                .requests(new RequestCounts(80, 80, 0, 0, 0, 80, 0, 0, 0))
                .failures(Map.of(FailureCause.CONNECT_REFUSED, 80L), List.of())
                .build();
        IterationResult alive = Iteration.of(1, 300, 100).build();
        assertThat(report(trial(PLAN, alive, dead)).exit()).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void aFileThatWasNotWrittenIsAFailure() {
        RunSummary summary = RunSummary.of(
                ResultSamples.run(trial(PLAN, Iteration.of(1, 80, 100).build())));
        assertThat(new RunReport(summary, List.of(), List.of("disk full")).exit())
                .isEqualTo(ExitCode.FAILED);
    }

    @Test
    void anInterruptedRunIsInterruptedWhateverItMeasured() {
        RunResult run = ResultSamples.run(trial(PLAN, Iteration.of(1, 80, 100).build()));
        RunResult cut = new RunResult(run.host(), run.startedAt(), run.endedAt(), true, run.trials());
        assertThat(new RunReport(RunSummary.of(cut), List.of(), List.of()).exitCode())
                .isEqualTo(130);
    }

    @Test
    void metLimitsPass() {
        RunReport report = report(trial(LIMITED, limited(78)));
        assertThat(report.exit()).isEqualTo(ExitCode.DONE);
        assertThatCode(report::assertSlosMet).doesNotThrowAnyException();
    }

    @Test
    void missedLimitsAreShownWithWhatWasMeasured() {
        RunReport report = report(trial(LIMITED, limited(60)));
        assertThat(report.exit()).isEqualTo(ExitCode.SLO_MISSED);
        assertThatThrownBy(report::assertSlosMet)
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith(
                        "The run does not meet its SLOs.\n\ncom.example.SupportChat.lateOrder (ollama, ")
                .hasMessageContaining("SLO")
                .hasMessageContaining("wanted")
                .hasMessageContaining("measured")
                .hasMessageContaining("requests")
                .hasMessageContaining("errors")
                .hasMessageContaining("x  ttft <= 300ms  by 95 %  75.0 %, p95 ")
                .hasMessageContaining("e2e <= 5s")
                .hasMessageContaining("all of them");
    }

    @Test
    void aGateThatLooksAtNothingIsNotPassed() {
        assertThatThrownBy(report(trial(PLAN, Iteration.of(1, 80, 100).build()))::assertSlosMet)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("No trial of the run has limits");
    }

    @Test
    void aRunAsGoodAsItsBaselinePasses(@TempDir Path folder) throws IOException {
        RunReport base = of(ComparisonSamples.run(200, 201, 202, 203, 201));
        RunReport same = of(ComparisonSamples.run(201, 200, 202, 202, 200));
        assertThatCode(() -> same.assertNotWorseThan(base)).doesNotThrowAnyException();
        Path file = folder.resolve("base.json");
        new ResultFile(file).write(new JsonFormat(), base.result());
        assertThatCode(() -> same.assertNotWorseThan(file, "ttft.p99=5%")).doesNotThrowAnyException();
    }

    @Test
    void aRunWorseThanItsBaselineFailsWithTheTable() {
        RunReport base = of(ComparisonSamples.run(200, 201, 202, 203, 201));
        RunReport slow = of(ComparisonSamples.run(240, 241, 242, 243, 241));
        assertThatThrownBy(() -> slow.assertNotWorseThan(base, "ttft.p50=5%"))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("The run is not shown to be as good as its baseline.")
                .hasMessageContaining("ttft.p50")
                .hasMessageContaining("worse")
                .hasMessageContaining("failed");
    }

    @Test
    void oneForkIsNoEvidence() {
        RunReport base = of(ComparisonSamples.run(200, 201, 202, 203, 201));
        assertThatThrownBy(() -> of(ComparisonSamples.run(200)).assertNotWorseThan(base))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("one fork");
    }

    private static RunReport of(RunResult run) {
        return new RunReport(RunSummary.of(run), List.of(), List.of());
    }

    private static IterationResult limited(long good) {
        return Iteration.of(1, 80, 100)
                .slo(new SloCounts(good, good, 0, 80, 0, good * 64))
                .build();
    }

    private static TrialResult trial(TrialPlan plan, IterationResult... measured) {
        List<IterationResult> iterations = new ArrayList<>();
        iterations.add(Iteration.of(0, 80, 100).warmup().build());
        iterations.addAll(List.of(measured));
        return new TrialResult(
                plan,
                Optional.of("1.0"),
                ResultSamples.START,
                ResultSamples.START.plusSeconds(20),
                List.of(new ForkResult(0, 7, iterations, Optional.empty())));
    }

    private static RunReport report(TrialResult... trials) {
        return new RunReport(RunSummary.of(ResultSamples.run(trials)), List.of(), List.of());
    }
}
