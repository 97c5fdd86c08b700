package io.llmharness.runtime;

import io.llmharness.runtime.host.Build;
import io.llmharness.runtime.plan.EngineUrl;
import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.plan.TrialPlan.EnginePlan;
import io.llmharness.runtime.result.TrialResult;
import io.llmharness.runtime.sim.EmbeddedSim;
import io.llmharness.runtime.sim.SimOptions;
import io.llmharness.runtime.text.RunFailure;
import io.llmharness.runtime.text.UsageException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A simulated engine of a trial's own: a fresh process each time, so that a trial's figures do not depend on what ran before it. In
 * the result its URL stays {@code sim:} with its options, which is all there is to repeat it; the port meant nothing.
 */
record SimulatedSeat(TrialPlan original, TrialPlan plan, EmbeddedSim engine) implements Seat {

    /** Starts the engine and waits until it listens. */
    static SimulatedSeat start(TrialPlan trial) {
        EnginePlan engine = trial.engine();
        try {
            EmbeddedSim sim = EmbeddedSim.start(options(trial), List.of(engine.id()));
            return new SimulatedSeat(trial, trial.engine(engine.url(sim.url())), sim);
        } catch (IOException e) {
            throw new RunFailure("The simulated engine \"" + engine.id() + "\" does not start: " + e.getMessage(), e);
        }
    }

    /** Refuses options that make no sense before anything is started. */
    static void check(List<TrialPlan> plan) {
        List<SimOptions> all = plan.stream()
                .filter(trial -> Seats.simulated(trial.engine()))
                .map(SimulatedSeat::options)
                .toList();
        List<String> logs = all.stream().flatMap(o -> o.truth().stream()).toList();
        if (logs.stream().distinct().count() < logs.size()) {
            throw new UsageException("-sim: truth=" + logs.get(0) + " is the log of one trial, but the run has "
                    + all.size() + ": choose one trial, with -engine, -t or -p.");
        }
    }

    /** The options behind {@code sim:}. Throws {@link UsageException} when they make no sense. */
    private static SimOptions options(TrialPlan trial) {
        EnginePlan engine = trial.engine();
        String place = " (engine \"" + engine.name() + "\" of " + trial.benchmark() + ")";
        try {
            return SimOptions.parse(EngineUrl.simulationOptions(engine.url()));
        } catch (IllegalArgumentException e) {
            throw new UsageException("-sim: " + e.getMessage() + place + ".", e);
        }
    }

    @Override
    public Optional<String> version() {
        return Optional.of("simulated, llm-harness " + Build.read().version());
    }

    @Override
    public TrialResult named(TrialResult result) {
        return result.plan(original);
    }

    @Override
    public void close() {
        engine.close();
    }
}
