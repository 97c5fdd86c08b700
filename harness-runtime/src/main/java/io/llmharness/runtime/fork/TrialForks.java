package io.llmharness.runtime.fork;

import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.result.ForkResult;
import io.llmharness.runtime.result.RunListener;
import io.llmharness.runtime.result.TrialResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A trial under way: its warm-up forks come first, then those that count; forks of other trials may come in between. */
public final class TrialForks {
    private final TrialRunner runner;
    private final RunListener listener;
    private final TrialPlan plan;
    private final Optional<String> engineVersion;
    private final Instant start = Instant.now();
    private final List<ForkResult> results = new ArrayList<>();
    private final int warmups;
    private int begun;
    private long lastNanos;
    private boolean failed;

    TrialForks(TrialRunner runner, RunListener listener, TrialPlan plan, Optional<String> engineVersion) {
        this.runner = runner;
        this.listener = listener;
        this.plan = plan;
        this.engineVersion = engineVersion;
        this.warmups = plan.forks().count() == 0 ? 0 : plan.forks().warmups();
    }

    /** Runs a further fork. Never throws for what goes wrong in it: the result says it. */
    public void next() {
        int number = begun;
        boolean warmup = number < warmups;
        begun++;
        listener.forkStarted(plan, number, warmup);
        long begin = System.nanoTime();
        ForkResult result = runner.fork(plan, Math.max(0, number - warmups));
        lastNanos = System.nanoTime() - begin;
        listener.forkDone(plan, result);
        failed = result.failure().isPresent();
        if (!warmup) {
            results.add(result);
        }
    }

    /** Whether planned forks are still to be run. A fork that failed is the last one. */
    public boolean planned() {
        return !failed && begun < warmups + Math.max(1, plan.forks().count());
    }

    /** Whether its last fork failed. */
    public boolean failed() {
        return failed;
    }

    /** How long its last fork took, the engine's reset included. */
    public long lastNanos() {
        return lastNanos;
    }

    /** What was measured until now. */
    public TrialResult result() {
        return new TrialResult(plan, engineVersion, start, Instant.now(), results);
    }
}
