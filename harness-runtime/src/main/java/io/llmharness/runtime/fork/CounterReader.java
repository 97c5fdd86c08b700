package io.llmharness.runtime.fork;

import io.llmharness.runtime.engine.EngineCounters;
import io.llmharness.runtime.plan.TrialPlan;
import java.util.Optional;

/** Reads the counters of a trial's engine. */
@FunctionalInterface
public interface CounterReader {
    /** Reads them; empty when the engine has none, or does not tell. Never throws. */
    Optional<EngineCounters> read(TrialPlan plan);
}
