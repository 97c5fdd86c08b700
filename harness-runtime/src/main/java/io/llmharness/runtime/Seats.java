package io.llmharness.runtime;

import io.llmharness.runtime.engine.EngineCatalog;
import io.llmharness.runtime.plan.EngineUrl;
import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.plan.TrialPlan.EnginePlan;
import io.llmharness.runtime.preflight.Preflight;
import io.llmharness.runtime.preflight.Preflight.Ready;
import io.llmharness.runtime.preflight.Targets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/** Makes the engines of a run ready: real ones are asked before anything runs, simulated ones are started trial by trial. */
final class Seats implements AutoCloseable {
    /** A real engine, which was there before the run and stays when it is over. */
    private record RealSeat(TrialPlan plan, Optional<String> version) implements Seat {}

    private final List<EnginePlan> engines;
    private final Map<EnginePlan, Ready> asked = new HashMap<>();
    private final Map<TrialPlan, CompletableFuture<SimulatedSeat>> started = new HashMap<>();

    /** The engines of a plan. The simulated engine of its first trial begins to start. */
    Seats(List<TrialPlan> plan) {
        engines = plan.stream().map(TrialPlan::engine).distinct().toList();
        SimulatedSeat.check(plan);
        TrialPlan first = plan.get(0);
        if (simulated(first.engine())) {
            started.put(first, CompletableFuture.supplyAsync(() -> SimulatedSeat.start(first), Seats::onThread));
        }
    }

    /** Asks the real engines, once each; gives them, their models filled in. */
    List<EnginePlan> ask(EngineCatalog catalog, Consumer<String> warnings) {
        List<EnginePlan> real = engines.stream().filter(e -> !simulated(e)).toList();
        if (!real.isEmpty()) {
            asked.putAll(new Preflight(catalog, new Targets(System::getenv), warnings).check(real));
        }
        return asked.values().stream().map(Ready::plan).toList();
    }

    /** The engine of a trial. To be closed after it. */
    Seat take(TrialPlan trial) {
        if (simulated(trial.engine())) {
            CompletableFuture<SimulatedSeat> begun = started.remove(trial);
            return begun == null ? SimulatedSeat.start(trial) : joined(begun);
        }
        Ready ready = asked.get(trial.engine());
        if (ready == null) {
            throw new IllegalStateException("never asked: " + trial.engine());
        }
        return new RealSeat(trial.engine(ready.plan()), ready.version());
    }

    /** Ends what was started and not taken. */
    @Override
    public void close() {
        started.values().forEach(begun -> begun.thenAccept(SimulatedSeat::close));
    }

    private static void onThread(Runnable task) {
        Thread thread = new Thread(task, "simulated-engine");
        thread.setDaemon(true);
        thread.start();
    }

    static boolean simulated(EnginePlan engine) {
        return EngineUrl.isSimulated(engine.url());
    }

    private static SimulatedSeat joined(CompletableFuture<SimulatedSeat> begun) {
        try {
            return begun.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
