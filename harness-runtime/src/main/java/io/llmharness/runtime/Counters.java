package io.llmharness.runtime;

import io.llmharness.runtime.engine.ControlStep;
import io.llmharness.runtime.engine.EngineCatalog;
import io.llmharness.runtime.engine.EngineControl;
import io.llmharness.runtime.engine.EngineCounters;
import io.llmharness.runtime.fork.CounterReader;
import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.preflight.EngineOperator;
import io.llmharness.runtime.preflight.Targets;
import io.llmharness.runtime.text.UsageException;
import java.util.Optional;

/** Reads what engines count, by the calls that their adapters describe; an engine that does not answer has counted nothing. */
final class Counters implements CounterReader {
    private final EngineCatalog catalog;
    private final Targets targets;

    Counters(EngineCatalog catalog, Targets targets) {
        this.catalog = catalog;
        this.targets = targets;
    }

    @Override
    public Optional<EngineCounters> read(TrialPlan plan) {
        try {
            EngineOperator operator = new EngineOperator(
                    catalog.find(plan.engine().id()).orElseThrow().adapter(), targets.of(plan.engine(), true));
            ControlStep<EngineCounters> end = operator.attempt(EngineControl::counters, EngineOperator.QUESTION);
            return end instanceof ControlStep.Done<EngineCounters> done ? Optional.of(done.result()) : Optional.empty();
        } catch (UsageException e) {
            return Optional.empty(); // the fork itself says what is wrong with the target
        }
    }
}
