package io.llmharness.runtime.plan;

import io.llmharness.annotations.Mode;
import io.llmharness.runtime.catalog.Benchmark;
import io.llmharness.runtime.catalog.WorkloadModel;
import io.llmharness.runtime.catalog.WorkloadModel.Source;
import io.llmharness.runtime.plan.TrialPlan.ClientPlan;
import io.llmharness.runtime.plan.TrialPlan.EnginePlan;
import io.llmharness.runtime.plan.TrialPlan.LoadPlan;
import java.util.List;
import java.util.Map;

/** What the trials of one benchmark and one group of modes have in common. */
record TrialTemplate(Benchmark benchmark, List<Mode> modes, RunResolver run, Overrides wishes, List<MixPlan> mix) {
    TrialPlan trial(EnginePlan engine, LoadPlan load, Source source, String cache, Map<String, String> params) {
        WorkloadModel workload = benchmark.workload();
        boolean cold = modes.contains(Mode.SingleShotTime);
        return new TrialPlan(
                benchmark.name(),
                benchmark.model().description(),
                benchmark.scenario().getClass().getName(),
                benchmark.index(),
                modes,
                engine,
                params,
                load,
                source,
                streamed(workload),
                wishes.seed().orElse(workload.seed()),
                cache,
                run.slo(benchmark),
                run.warmup(workload.run(), cold),
                run.measurement(workload.run(), cold),
                run.forks(workload.run()),
                wishes.timeout()
                        .or(() -> workload.run().timeout())
                        .or(() -> engine.terms().timeout())
                        .orElse(Defaults.TIMEOUT),
                wishes.outputUnit().or(() -> workload.run().outputUnit()).orElse(Defaults.OUTPUT_UNIT),
                client(),
                RequestRules.of(
                        wishes.phases().or(workload.run().phases()),
                        wishes.retry()
                                .or(() -> workload.run().retry())
                                .or(() -> engine.terms().retry()),
                        wishes.rates().or(workload.run().limits()),
                        wishes.budget()
                                .or(workload.run().limits())
                                .orPrices(
                                        engine.terms().inputPrice(),
                                        engine.terms().outputPrice()),
                        wishes.stall().orElse(Defaults.STALL)),
                wishes.profiles(),
                mix);
    }

    /** The workloads of a mix are all of one kind. */
    private boolean streamed(WorkloadModel workload) {
        return benchmark
                .mix()
                .map(mix -> benchmark.model().index(mix.parts().get(0).workload()))
                .map(index -> benchmark.model().workloads().get(index).stream())
                .orElse(workload.stream());
    }

    private ClientPlan client() {
        return new ClientPlan(
                wishes.client().loops().orElse(Defaults.LOOPS),
                wishes.client().connections().orElse(Defaults.CONNECTIONS),
                wishes.client().transport().orElse(Defaults.TRANSPORT),
                wishes.client().http().orElse(Defaults.HTTP));
    }
}
