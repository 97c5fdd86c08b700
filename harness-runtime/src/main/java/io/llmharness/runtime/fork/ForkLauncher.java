package io.llmharness.runtime.fork;

import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.result.ForkResult;
import io.llmharness.runtime.result.RunListener;

/** Runs one fork of a trial somewhere: in a fresh JVM, in this one, or on another machine. */
public interface ForkLauncher extends AutoCloseable {
    /**
     * Told that {@link #run} will soon be called for this trial, or for the same on another address: what takes time and needs neither
     * may begin.
     */
    default void prepare(TrialPlan plan, RunListener listener) {}

    /** Runs the fork to its end and says what came of it, failures included. */
    ForkResult run(TrialPlan plan, int index, RunListener listener);

    /** Asks the fork that runs now to stop early and keep what it has. */
    void interrupt();

    /** Ends what was prepared and not run. */
    @Override
    default void close() {}
}
