package io.llmharness.runtime;

import io.llmharness.runtime.engine.ControlStep;
import io.llmharness.runtime.engine.EngineAdapter;
import io.llmharness.runtime.engine.EngineCatalog;
import io.llmharness.runtime.engine.EngineControl;
import io.llmharness.runtime.engine.EngineTarget;
import io.llmharness.runtime.fork.EngineResetter;
import io.llmharness.runtime.plan.EngineReset;
import io.llmharness.runtime.plan.EngineReset.Kind;
import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.plan.TrialPlan.EnginePlan;
import io.llmharness.runtime.preflight.EngineOperator;
import io.llmharness.runtime.preflight.Targets;
import io.llmharness.runtime.result.ResetResult;
import io.llmharness.runtime.result.RunListener;
import io.llmharness.runtime.text.Durations;
import io.llmharness.runtime.text.RunFailure;
import io.llmharness.runtime.text.UsageException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Puts engines back into their declared state before each fork: by the engine's own means, or by a command of the user's. */
final class Resets implements EngineResetter {
    private final EngineCatalog catalog;
    private final Targets targets;

    Resets(EngineCatalog catalog, Targets targets) {
        this.catalog = catalog;
        this.targets = targets;
    }

    /** Refuses, before anything is started, a state that an engine is known not to offer. */
    void check(List<TrialPlan> plan) {
        for (EnginePlan engine : plan.stream().map(TrialPlan::engine).distinct().toList()) {
            Kind kind = EngineReset.parse(engine.reset()).kind();
            if (kind == Kind.CACHE || kind == Kind.MODEL) {
                EngineControl control = adapter(engine).control(target(engine.url("http://engine")));
                if (operation(control, kind, engine.model()) instanceof ControlStep.NotOffered<String> missing) {
                    throw notOffered(engine, missing);
                }
            }
        }
    }

    /** Refuses, before anything is measured, a state that an engine says it does not offer. */
    void ask(Collection<EnginePlan> engines) {
        for (EnginePlan engine : engines) {
            Kind kind = EngineReset.parse(engine.reset()).kind();
            if (kind == Kind.CACHE || kind == Kind.MODEL) {
                ControlStep<String> answer = new EngineOperator(adapter(engine), target(engine))
                        .attempt(
                                control -> kind == Kind.CACHE
                                        ? control.offersResetCache(engine.model())
                                        : control.offersUnload(engine.model()),
                                EngineOperator.QUESTION);
                if (answer instanceof ControlStep.NotOffered<String> missing) {
                    throw notOffered(engine, missing);
                }
            }
        }
    }

    private static UsageException notOffered(EnginePlan engine, ControlStep.NotOffered<String> missing) {
        return new UsageException("\"reset " + engine.reset() + "\" is not offered by engine \"" + engine.name()
                + "\": " + missing.why() + ". A command can: -reset cmd:….");
    }

    @Override
    public Optional<ResetResult> reset(TrialPlan plan, RunListener listener) {
        EnginePlan engine = plan.engine();
        EngineReset reset = EngineReset.parse(engine.reset());
        if (reset.kind() == Kind.NONE) {
            return Optional.empty();
        }
        long begun = System.nanoTime();
        String did = "";
        Optional<String> failure = Optional.empty();
        try {
            did = reset.kind() == Kind.COMMAND
                    ? command(reset.command(), engine, listener)
                    : byTheEngine(reset, engine);
        } catch (RunFailure | UsageException e) {
            failure = Optional.of(String.valueOf(e.getMessage()));
        }
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        if (failure.isEmpty()) {
            listener.line("# Engine reset (" + reset.shown() + "): " + did + ", "
                    + Durations.format(took.truncatedTo(ChronoUnit.MILLIS)));
        }
        return Optional.of(new ResetResult(reset.shown(), did, took.toNanos() / 1e6, failure));
    }

    private String byTheEngine(EngineReset reset, EnginePlan engine) {
        return new EngineOperator(adapter(engine), target(engine))
                .run(
                        "reset " + engine.reset(),
                        control -> operation(control, reset.kind(), engine.model()),
                        EngineOperator.OPERATION);
    }

    private static ControlStep<String> operation(EngineControl control, Kind kind, String model) {
        return kind == Kind.CACHE ? control.resetCache(model) : control.unload(model);
    }

    private static String command(String command, EnginePlan engine, RunListener listener) {
        return new ResetCommand(command, engine.url(), engine.model()).run(listener::line);
    }

    private EngineAdapter adapter(EnginePlan engine) {
        return catalog.find(engine.id()).orElseThrow().adapter();
    }

    private EngineTarget target(EnginePlan engine) {
        return targets.of(engine, true);
    }
}
