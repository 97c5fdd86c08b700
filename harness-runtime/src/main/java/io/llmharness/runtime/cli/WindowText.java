package io.llmharness.runtime.cli;

import io.llmharness.runtime.catalog.RunModel.Iterations;
import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.text.Durations;

/** Iterations and forks in words. */
final class WindowText {
    private WindowText() {}

    static String of(TrialPlan trial) {
        String forks = trial.forks().count() == 0
                ? "in this JVM"
                : trial.forks().count() + (trial.forks().count() == 1 ? " fork" : " forks");
        String warmups =
                trial.forks().warmups() == 0 ? "" : " after " + trial.forks().warmups() + " to warm up";
        return "warm-up " + of(trial.warmup()) + ", measured " + of(trial.measurement()) + ", " + forks + warmups
                + ", deadline " + Durations.format(trial.timeout());
    }

    private static String of(Iterations iterations) {
        return iterations.count() + " x "
                + (iterations.requests() > 0
                        ? iterations.requests() + " requests"
                        : Durations.format(iterations.time()));
    }
}
