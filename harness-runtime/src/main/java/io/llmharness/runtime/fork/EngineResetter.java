package io.llmharness.runtime.fork;

import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.result.ResetResult;
import io.llmharness.runtime.result.RunListener;
import java.util.Optional;

/** Puts a trial's engine back into its declared state. */
@FunctionalInterface
public interface EngineResetter {
    /** Does it and says how; empty when the trial declares no state. Never throws for what goes wrong: the result says it. */
    Optional<ResetResult> reset(TrialPlan plan, RunListener listener);
}
