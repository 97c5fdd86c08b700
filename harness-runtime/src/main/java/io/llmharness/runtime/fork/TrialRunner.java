package io.llmharness.runtime.fork;

import io.llmharness.runtime.engine.EngineCounters;
import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.result.ForkResult;
import io.llmharness.runtime.result.ForkStart;
import io.llmharness.runtime.result.ResetResult;
import io.llmharness.runtime.result.RunListener;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Runs forks one at a time, each to its end before the next begins; whose turn it is, is decided outside. */
public final class TrialRunner implements AutoCloseable {
    private final ForkLauncher forked;
    private final ForkLauncher inProcess;
    private final RunListener listener;
    private final EngineResetter resetter;
    private final CounterReader counters;
    private final Ledger ledger = new Ledger();
    private int started;
    private volatile boolean interrupted;

    /**
     * A runner.
     *
     * @param forked starts forks
     * @param inProcess runs trials that ask for no fork
     * @param resetter puts engines back into their state before each fork
     * @param counters reads what engines count, before and after each fork
     * @param listener told of everything
     */
    public TrialRunner(
            ForkLauncher forked,
            ForkLauncher inProcess,
            EngineResetter resetter,
            CounterReader counters,
            RunListener listener) {
        this.forked = forked;
        this.inProcess = inProcess;
        this.resetter = resetter;
        this.counters = counters;
        this.listener = listener;
    }

    /** Lets the first fork of a trial begin to start, when the trial will be run soon. */
    public void prepare(TrialPlan plan) {
        launcher(plan).prepare(plan, listener);
    }

    /** A trial that is given its forks one at a time. */
    public TrialForks begin(TrialPlan plan, Optional<String> engineVersion) {
        return new TrialForks(this, listener, plan, engineVersion);
    }

    /** One fork, the engine reset before it; an engine that cannot be reset is not measured. */
    ForkResult fork(TrialPlan plan, int index) {
        started++;
        ForkStart start = new ForkStart(started, Instant.now());
        Optional<ResetResult> reset = resetter.reset(plan, listener);
        Optional<String> failure = reset.flatMap(ResetResult::failure);
        ForkResult result = failure.isPresent() ? new ForkResult(index, 0, List.of(), failure) : counted(plan, index);
        ledger.add(plan, result);
        return result.reset(reset).start(start);
    }

    /** Whether no further fork of a trial may be begun: the run was interrupted, or the trial's budget is used up. */
    public boolean stopped(TrialPlan plan) {
        return interrupted || ledger.isSpent(plan);
    }

    private ForkResult counted(TrialPlan plan, int index) {
        Optional<EngineCounters> before = counters.read(plan);
        ForkResult result = launcher(plan).run(ledger.left(plan), index, listener);
        return result.counters(before.flatMap(b -> counters.read(plan).map(after -> after.since(b))));
    }

    /** Which budget is used up, in a clause; empty while there is something left. */
    public Optional<String> spent() {
        return ledger.spent();
    }

    /** Ends the fork that runs: requests in flight get a short grace, what was measured is kept. May be called from any thread. */
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
