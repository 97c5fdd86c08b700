package io.llmharness.runtime.plan;

import io.llmharness.runtime.catalog.SloModel;
import io.llmharness.runtime.catalog.WorkloadModel.Source;
import io.llmharness.runtime.plan.TrialPlan.LoadPlan;
import java.util.List;
import java.util.Optional;

/**
 * One of the workloads that run at the same time in a trial.
 *
 * @param name its name within the scenario
 * @param workload its index in the scenario's model
 * @param share share of the requests of the trial's load, in [0, 1]; 0 where it has a load of its own
 * @param load a load of its own
 * @param source where prompts come from
 * @param seed seed of everything random
 * @param cache cache intent: {@code cold} or {@code warm}
 * @param slo limits, if any
 */
public record MixPlan(
        String name,
        int workload,
        double share,
        Optional<LoadPlan> load,
        Source source,
        long seed,
        String cache,
        Optional<SloModel> slo) {
    /** It as a trial of its own: with its share of the load of the whole mix, or its own load. */
    public TrialPlan of(TrialPlan whole) {
        return new TrialPlan(
                whole.benchmark() + "." + name,
                whole.description(),
                whole.scenario(),
                workload,
                whole.modes(),
                whole.engine(),
                whole.params(),
                load.orElseGet(() -> whole.load().share(share)),
                source,
                whole.stream(),
                seed,
                cache,
                slo,
                whole.warmup(),
                whole.measurement(),
                whole.forks(),
                whole.timeout(),
                whole.outputUnit(),
                whole.client(),
                whole.rules(),
                whole.profiles(),
                List.of());
    }
}
