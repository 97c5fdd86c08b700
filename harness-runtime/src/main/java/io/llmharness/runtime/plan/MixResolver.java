package io.llmharness.runtime.plan;

import io.llmharness.annotations.Mode;
import io.llmharness.runtime.catalog.Benchmark;
import io.llmharness.runtime.catalog.LoadModel;
import io.llmharness.runtime.catalog.MixModel;
import io.llmharness.runtime.catalog.WorkloadModel;
import io.llmharness.runtime.catalog.WorkloadModel.Source;
import io.llmharness.runtime.plan.TrialPlan.LoadPlan;
import io.llmharness.runtime.text.UsageException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The workloads of a mix, each with its share of the load or a load of its own. */
final class MixResolver {
    private final Overrides wishes;
    private final SourceResolver sources;

    MixResolver(Overrides wishes, SourceResolver sources) {
        this.wishes = wishes;
        this.sources = sources;
    }

    /** The workloads; none for a benchmark that is one workload. */
    List<MixPlan> mix(Benchmark benchmark) {
        return benchmark.mix().map(mix -> mix(benchmark, mix)).orElse(List.of());
    }

    private List<MixPlan> mix(Benchmark benchmark, MixModel mix) {
        double sum = mix.parts().stream().mapToDouble(MixModel.Part::weight).sum();
        if (!(sum > 0)) {
            throw new UsageException("The weights of the mix " + benchmark.name() + " sum to nothing.");
        }
        return mix.parts().stream().map(part -> part(benchmark, part, sum)).toList();
    }

    private MixPlan part(Benchmark benchmark, MixModel.Part part, double sum) {
        int index = benchmark.model().index(part.workload());
        WorkloadModel workload = benchmark.model().workloads().get(index);
        List<String> caches = wishes.params().getOrDefault(ParamResolver.CACHE, List.of());
        return new MixPlan(
                part.workload(),
                index,
                part.weight() / sum,
                part.own() ? Optional.of(own(benchmark, part, workload.load())) : Optional.empty(),
                source(benchmark, index),
                wishes.seed().orElse(workload.seed()),
                caches.size() == 1 ? caches.get(0) : workload.cache(),
                wishes.slo().or(workload::slo));
    }

    private Source source(Benchmark benchmark, int index) {
        Map<String, Source> cells = sources.sources(new Benchmark(benchmark.scenario(), benchmark.model(), index));
        if (cells.size() > 1) {
            throw new UsageException(
                    "The mix " + benchmark.name() + " has a workload whose data set is several trials: "
                            + String.join(", ", cells.keySet()) + ". A workload of a mix is one.");
        }
        return cells.values().iterator().next();
    }

    private static LoadPlan own(Benchmark benchmark, MixModel.Part part, LoadModel load) {
        if (load.levels().size() > 1) {
            throw new UsageException("The load of " + part.workload() + " in the mix " + benchmark.name()
                    + " has several values; only the load that the others share is swept.");
        }
        return new LoadPlan(load.shape(), load.levels().stream().findFirst(), load.options());
    }

    /** What cannot be held to where several workloads run at the same time. */
    void check(Benchmark benchmark, List<MixPlan> mix) {
        if (mix.isEmpty()) {
            return;
        }
        String name = "The mix " + benchmark.name();
        if (wishes.modes().contains(Mode.SingleShotTime)
                || benchmark.workload().run().modes().contains(Mode.SingleShotTime)) {
            throw new UsageException(name + " has no mode SingleShotTime: that is one request, and a mix has several.");
        }
        if (!wishes.rates().equals(RateLimits.NONE)) {
            throw new UsageException("-limit: " + name + " cannot be held back to a rate.");
        }
        boolean counted = wishes.measurement().requests().isPresent()
                || benchmark.workload().run().measurement().stream().anyMatch(i -> i.requests() > 0)
                || benchmark.workload().run().warmup().stream().anyMatch(i -> i.requests() > 0);
        if (counted && mix.stream().anyMatch(part -> part.load().isPresent())) {
            throw new UsageException(name + " has several loads, and an iteration cannot end after so many requests of"
                    + " all of them: give it a time (-r).");
        }
        List<Boolean> streamed = benchmark.mix().stream()
                .flatMap(m -> m.parts().stream())
                .map(part -> benchmark.model().workloads().get(benchmark.model().index(part.workload())).stream())
                .distinct()
                .toList();
        if (streamed.size() > 1) {
            throw new UsageException(
                    name + " has streamed and whole answers; the workloads of a mix are all of one kind.");
        }
    }
}
