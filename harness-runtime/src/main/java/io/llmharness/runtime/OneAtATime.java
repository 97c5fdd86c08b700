package io.llmharness.runtime;

import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.result.ForkResult;
import io.llmharness.runtime.result.IntervalResult;
import io.llmharness.runtime.result.IterationResult;
import io.llmharness.runtime.result.RunListener;
import io.llmharness.runtime.result.TrialResult;
import java.util.List;

/** Keeps the promise that a listener is called by one thread at a time: a fork's output is read by threads of its own. */
final class OneAtATime implements RunListener {
    private final RunListener listener;

    OneAtATime(RunListener listener) {
        this.listener = listener;
    }

    @Override
    public synchronized void runStarted(List<TrialPlan> plans) {
        listener.runStarted(plans);
    }

    @Override
    public synchronized void trialStarted(TrialPlan plan, int index, int trials) {
        listener.trialStarted(plan, index, trials);
    }

    @Override
    public synchronized void forkStarted(TrialPlan plan, int index, boolean warmupFork) {
        listener.forkStarted(plan, index, warmupFork);
    }

    @Override
    public synchronized void interval(TrialPlan plan, IntervalResult interval) {
        listener.interval(plan, interval);
    }

    @Override
    public synchronized void iterationDone(TrialPlan plan, IterationResult iteration) {
        listener.iterationDone(plan, iteration);
    }

    @Override
    public synchronized void line(String text) {
        listener.line(text);
    }

    @Override
    public synchronized void forkDone(TrialPlan plan, ForkResult fork) {
        listener.forkDone(plan, fork);
    }

    @Override
    public synchronized void trialDone(TrialResult result) {
        listener.trialDone(result);
    }
}
