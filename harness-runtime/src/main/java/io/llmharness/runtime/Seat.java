package io.llmharness.runtime;

import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.result.TrialResult;
import java.util.Optional;

/** An engine made ready for one trial, for as long as the trial runs. */
interface Seat extends AutoCloseable {
    /** The trial, with the engine's URL and model as they are now. */
    TrialPlan plan();

    /** What the engine says about itself; empty when it does not. */
    Optional<String> version();

    /** The result under the trial's own name, where {@link #plan} had to change it. */
    default TrialResult named(TrialResult result) {
        return result;
    }

    @Override
    default void close() {}
}
