package io.llmharness.runtime;

import io.llmharness.runtime.compare.PrecisionGoal;
import io.llmharness.runtime.fork.TrialForks;
import io.llmharness.runtime.result.PrecisionFinding;
import io.llmharness.runtime.result.TrialResult;
import io.llmharness.runtime.text.Durations;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Decides whether a trial whose planned forks are run gets a further one. */
final class MoreForks {
    private final Optional<PrecisionGoal> goal;
    private final LongSupplier nanos;
    private final long begun;
    private long deadline = Long.MAX_VALUE;

    /**
     * One that decides for a whole run, which begins now.
     *
     * @param goal the precision that is wanted; empty: no trial gets a further fork
     * @param nanos a clock such as {@link System#nanoTime}
     */
    MoreForks(Optional<PrecisionGoal> goal, LongSupplier nanos) {
        this.goal = goal;
        this.nanos = nanos;
        this.begun = nanos.getAsLong();
    }

    /** Gives the trials that come next their part of what is left of the time: an equal one, of so many. */
    void share(int parts) {
        goal.flatMap(PrecisionGoal::budget).ifPresent(time -> {
            long gone = nanos.getAsLong() - begun;
            deadline = gone + Math.max(0, time.toNanos() - gone) / parts;
        });
    }

    /** Whether the trial gets a further fork. */
    boolean wanted(TrialForks trial) {
        return goal.isPresent()
                && !overTime(trial)
                && goal.get().judge(trial.result()).isEmpty();
    }

    /** The result, with what came of the precision that was wanted. */
    TrialResult ended(TrialForks trial) {
        TrialResult result = trial.result();
        return result.precision(goal.map(g -> finding(g, trial, result)));
    }

    private PrecisionFinding finding(PrecisionGoal wanted, TrialForks trial, TrialResult result) {
        return wanted.judge(result).orElseGet(() -> wanted.stopped(result, why(wanted, trial)));
    }

    private String why(PrecisionGoal wanted, TrialForks trial) {
        Optional<Duration> budget = wanted.budget();
        return budget.isPresent() && overTime(trial)
                ? "a further one would have overrun the budget of " + Durations.format(budget.get())
                : "the run was ended";
    }

    private boolean overTime(TrialForks trial) {
        return nanos.getAsLong() - begun + trial.lastNanos() > deadline;
    }
}
