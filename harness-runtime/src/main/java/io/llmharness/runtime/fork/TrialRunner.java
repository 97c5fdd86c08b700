package io.llmharness.runtime.fork;

import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.result.ForkResult;
import io.llmharness.runtime.result.ResetResult;
import io.llmharness.runtime.result.RunListener;
import io.llmharness.runtime.result.TrialResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs trials one at a time: the warm-up forks, then the measured ones, each to its end before the next begins. */
public final class TrialRunner implements AutoCloseable {
    private final ForkLauncher forked;
    private final ForkLauncher inProcess;
    private final RunListener listener;
    private final EngineResetter resetter;
    private final Ledger ledger = new Ledger();
    private volatile boolean interrupted;

    /**
     * A runner.
     *
     * @param forked starts forks
     * @param inProcess runs trials that ask for no fork
     * @param resetter puts engines back into their state before each fork
     * @param listener told of everything
     */
    public TrialRunner(ForkLauncher forked, ForkLauncher inProcess, EngineResetter resetter, RunListener listener) {
        this.forked = forked;
        this.inProcess = inProcess;
        this.resetter = resetter;
        this.listener = listener;
    }

    /** Lets the first fork of a trial begin to start, when the trial will be run soon. */
    public void prepare(TrialPlan plan) {
        launcher(plan).prepare(plan, listener);
    }

    /** Runs a trial to its end, or to its first failed fork. Never throws for what goes wrong in a fork: the result says it. */
    public TrialResult run(TrialPlan plan, Optional<String> engineVersion) {
        Instant start = Instant.now();
        List<ForkResult> results = new ArrayList<>();
        int warmups = plan.forks().count() == 0 ? 0 : plan.forks().warmups();
        int all = warmups + Math.max(1, plan.forks().count());
        for (int i = 0; i < all && !interrupted && spent().isEmpty(); i++) {
            boolean warmup = i < warmups;
            listener.forkStarted(plan, i, warmup);
            ForkResult result = fork(plan, Math.max(0, i - warmups));
            listener.forkDone(plan, result);
            if (!warmup) {
                results.add(result);
            }
            if (result.failure().isPresent()) {
                break;
            }
        }
        TrialResult result = new TrialResult(plan, engineVersion, start, Instant.now(), results);
        listener.trialDone(result);
        return result;
    }

    /** One fork, the engine reset before it; an engine that cannot be reset is not measured. */
    private ForkResult fork(TrialPlan plan, int index) {
        Optional<ResetResult> reset = resetter.reset(plan, listener);
        Optional<String> failure = reset.flatMap(ResetResult::failure);
        ForkResult result = failure.isPresent()
                ? new ForkResult(index, 0, List.of(), failure)
                : launcher(plan).run(ledger.left(plan), index, listener);
        ledger.add(result);
        return result.reset(reset);
    }

    /** What of the run's budget is used up, in a clause; empty while there is something left. */
    public Optional<String> spent() {
        return ledger.spent();
    }

    /** Ends the trial that runs: requests in flight get a short grace, what was measured is kept. May be called from any thread. */
    public void interrupt() {
        interrupted = true;
        forked.interrupt();
        inProcess.interrupt();
    }

    /** Ends what was prepared and not run. */
    @Override
    public void close() {
        forked.close();
        inProcess.close();
    }

    private ForkLauncher launcher(TrialPlan plan) {
        return plan.forks().count() == 0 ? inProcess : forked;
    }
}
