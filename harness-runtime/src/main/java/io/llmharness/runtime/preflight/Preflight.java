package io.llmharness.runtime.preflight;

import io.llmharness.runtime.engine.EngineAdapter;
import io.llmharness.runtime.engine.EngineCatalog;
import io.llmharness.runtime.plan.TrialPlan.EnginePlan;
import io.llmharness.runtime.preflight.EngineProbe.Health;
import io.llmharness.runtime.text.RunFailure;
import io.llmharness.runtime.text.UsageException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/**
 * Asks every engine of a run, all at once, whether it is up, which version it is and, where the scenario names no model, which model
 * it serves. Whether it has the model that the scenario names shows with the first request, in the engine's own words.
 */
public final class Preflight {
    /**
     * An engine that answered.
     *
     * @param plan the engine, its model filled in
     * @param version as it says itself; empty when it does not
     */
    public record Ready(EnginePlan plan, Optional<String> version) {}

    private final EngineCatalog catalog;
    private final Targets targets;
    private final Consumer<String> warnings;

    /**
     * A preflight.
     *
     * @param catalog adapters
     * @param targets keys
     * @param warnings told of what is odd but no reason not to run
     */
    public Preflight(EngineCatalog catalog, Targets targets, Consumer<String> warnings) {
        this.catalog = catalog;
        this.targets = targets;
        this.warnings = warnings;
    }

    /** Asks all engines. Throws {@link RunFailure} for the first, in the given order, that a load cannot be sent to. */
    public Map<EnginePlan, Ready> check(Collection<EnginePlan> engines) {
        Map<EnginePlan, CompletableFuture<Ready>> asked = new LinkedHashMap<>();
        for (EnginePlan engine : engines) {
            asked.computeIfAbsent(engine, e -> CompletableFuture.supplyAsync(() -> check(e), this::onThread));
        }
        Map<EnginePlan, Ready> answers = new LinkedHashMap<>();
        asked.forEach((engine, answer) -> answers.put(engine, joined(answer)));
        return answers;
    }

    private void onThread(Runnable task) {
        Thread thread = new Thread(task, "preflight");
        thread.setDaemon(true);
        thread.start();
    }

    private static Ready joined(CompletableFuture<Ready> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** {@link #check(Collection)} of one engine. */
    public Ready check(EnginePlan engine) {
        EngineAdapter adapter = catalog.find(engine.id()).orElseThrow().adapter();
        EngineProbe probe = new EngineProbe(
                adapter, targets.of(engine, true), engine.terms().health());
        Health health = probe.health();
        if (health.hopeless()) {
            throw probe.failure(
                    health.failure().orElseThrow(),
                    health.status() == 0 ? "" : " answered a health request with status " + health.status());
        }
        health.failure()
                .ifPresent(f -> warnings.accept("Engine \"" + engine.name() + "\" at " + engine.url()
                        + " answered a health request with status " + health.status() + ": " + f.message()));
        EnginePlan named = engine.model().isEmpty() ? withModel(engine, probe) : engine;
        return new Ready(named, probe.version());
    }

    /** The one model that the server lists; none where it has no list, because then the adapter decides. */
    private static EnginePlan withModel(EnginePlan engine, EngineProbe probe) {
        List<String> models = probe.models().orElse(List.of());
        if (models.size() > 1) {
            throw new UsageException("Engine \"" + engine.name() + "\" at " + engine.url() + " serves several models: "
                    + String.join(", ", models) + ". Choose one with -model.");
        }
        return models.isEmpty() ? engine : engine.model(models.get(0));
    }
}
