package io.llmharness.runtime.result;

import io.llmharness.runtime.plan.TrialPlan;
import java.util.List;

/** Told what happens while a run goes on, in order, by one thread at a time. */
public interface RunListener {
    /** The run begins; these are its trials, in order. */
    default void runStarted(List<TrialPlan> plans) {}

    /** A trial begins; {@code index} counts from 0. */
    default void trialStarted(TrialPlan plan, int index, int trials) {}

    /** A fork begins; {@code index} counts from 0, warm-up forks first. */
    default void forkStarted(TrialPlan plan, int index, boolean warmupFork) {}

    /** A second went by. */
    default void interval(TrialPlan plan, IntervalResult interval) {}

    /** An iteration is complete. */
    default void iterationDone(TrialPlan plan, IterationResult iteration) {}

    /** A line for the reader: what the user's code printed, a warning, a hook's output. */
    default void line(String text) {}

    /** A fork has ended, well or not. */
    default void forkDone(TrialPlan plan, ForkResult fork) {}

    /** A trial has ended, well or not. */
    default void trialDone(TrialResult result) {}

    /** Ignores everything. */
    static RunListener silent() {
        return new RunListener() {};
    }
}
