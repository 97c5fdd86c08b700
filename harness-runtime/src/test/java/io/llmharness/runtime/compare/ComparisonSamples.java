package io.llmharness.runtime.compare;

import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.result.ForkResult;
import io.llmharness.runtime.result.ResultSamples;
import io.llmharness.runtime.result.ResultSamples.Iteration;
import io.llmharness.runtime.result.RunResult;
import io.llmharness.runtime.result.TrialResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs made by hand whose forks differ in their time to first token. */
public final class ComparisonSamples {
    private ComparisonSamples() {}

    /** A run of {@link ResultSamples#plan}, a fork each value, of 600 requests. */
    public static RunResult run(long... ttftMillis) {
        return run(ResultSamples.plan(), ttftMillis);
    }

    /** A run of the plan. */
    public static RunResult run(TrialPlan plan, long... ttftMillis) {
        List<ForkResult> forks = new ArrayList<>();
        for (long millis : ttftMillis) {
            forks.add(ResultSamples.fork(forks.size(), Iteration.of(0, 600, millis)));
        }
        return ResultSamples.run(ResultSamples.trial(plan, forks.toArray(ForkResult[]::new)));
    }

    /** A run whose forks began at these seconds. */
    public static RunResult begun(List<Integer> seconds, long... ttftMillis) {
        List<ForkResult> forks = new ArrayList<>();
        for (int i = 0; i < ttftMillis.length; i++) {
            Instant at = ResultSamples.START.plusSeconds(seconds.get(i));
            forks.add(ResultSamples.fork(i, Iteration.of(0, 600, ttftMillis[i]).from(at)));
        }
        return ResultSamples.run(ResultSamples.trial(ResultSamples.plan(), forks.toArray(ForkResult[]::new)));
    }

    /** The same with another engine version. */
    public static RunResult version(RunResult run, String version) {
        TrialResult trial = run.trials().get(0);
        return ResultSamples.run(
                new TrialResult(trial.plan(), Optional.of(version), trial.startedAt(), trial.endedAt(), trial.forks()));
    }
}
