package io.llmharness.runtime;

import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.result.ForkResult;
import io.llmharness.runtime.result.IntervalResult;
import io.llmharness.runtime.result.IterationResult;
import io.llmharness.runtime.result.RunListener;
import io.llmharness.runtime.result.TrialResult;
import java.util.List;

/** Keeps the promise that listeners are called by one thread at a time: a fork's output is read by threads of its own. */
final class OneAtATime implements RunListener {
    private final List<RunListener> listeners;

    OneAtATime(RunListener... listeners) {
        this.listeners = List.of(listeners);
    }

    @Override
    public synchronized void runStarted(List<TrialPlan> plans) {
        listeners.forEach(l -> l.runStarted(plans));
    }

    @Override
    public synchronized void trialStarted(TrialPlan plan, int index, int trials) {
        listeners.forEach(l -> l.trialStarted(plan, index, trials));
    }

    @Override
    public synchronized void forkStarted(TrialPlan plan, int index, boolean warmupFork) {
        listeners.forEach(l -> l.forkStarted(plan, index, warmupFork));
    }

    @Override
    public synchronized void interval(TrialPlan plan, IntervalResult interval) {
        listeners.forEach(l -> l.interval(plan, interval));
    }

    @Override
    public synchronized void iterationDone(TrialPlan plan, IterationResult iteration) {
        listeners.forEach(l -> l.iterationDone(plan, iteration));
    }

    @Override
    public synchronized void line(String text) {
        listeners.forEach(l -> l.line(text));
    }

    @Override
    public synchronized void forkDone(TrialPlan plan, ForkResult fork) {
        listeners.forEach(l -> l.forkDone(plan, fork));
    }

    @Override
    public synchronized void trialDone(TrialResult result) {
        listeners.forEach(l -> l.trialDone(result));
    }
}
