package io.llmharness.runtime.fork;

import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.result.ForkResult;
import io.llmharness.runtime.result.RunListener;

/** Runs one fork of a trial somewhere: in a fresh JVM, in this one, or on another machine. */
public interface ForkLauncher {
    /** Runs the fork to its end and says what came of it, failures included. */
    ForkResult run(TrialPlan plan, int index, RunListener listener);

    /** Asks the fork that runs now to stop early and keep what it has. */
    void interrupt();
}
