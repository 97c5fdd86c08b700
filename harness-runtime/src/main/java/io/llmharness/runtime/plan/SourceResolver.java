package io.llmharness.runtime.plan;

import io.llmharness.runtime.catalog.Benchmark;
import io.llmharness.runtime.catalog.WorkloadModel;
import io.llmharness.runtime.catalog.WorkloadModel.Source;
import io.llmharness.runtime.plan.TrialPlan.LoadPlan;
import io.llmharness.runtime.text.Nearest;
import io.llmharness.runtime.text.UsageException;
import io.llmharness.runtime.workload.Dataset;
import io.llmharness.runtime.workload.DatasetRequest;
import io.llmharness.runtime.workload.DatasetSpec;
import io.llmharness.runtime.workload.Datasets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where a benchmark's prompts come from: as the annotation says, or the run in its place. A data set is opened here, so that a wrong
 * name, option or file is told before anything runs.
 */
final class SourceResolver {
    /** The parameter that tells the parts of one data set apart. */
    static final String CELL = "cell";

    private final ClassLoader loader;
    private final Overrides.Prompts wishes;
    private @Nullable Datasets datasets;

    SourceResolver(ClassLoader loader, Overrides.Prompts wishes) {
        this.loader = loader;
        this.wishes = wishes;
    }

    /** The sources, each for trials of its own, by the name of the data set's part; one without a name where it has none. */
    Map<String, Source> sources(Benchmark benchmark) {
        Source source = wanted(benchmark);
        if (source.dataset().isEmpty()) {
            return Map.of("", source);
        }
        Dataset dataset = dataset(benchmark, source);
        long seed = benchmark.workload().seed();
        Map<String, DatasetRequest> cells = judged(benchmark, source, () -> dataset.cells(request(source, seed)));
        if (cells.isEmpty()) {
            return Map.of("", source.facts(judged(benchmark, source, () -> dataset.facts(request(source, seed)))));
        }
        if (benchmark.model().params().stream().anyMatch(p -> p.name().equals(CELL))) {
            throw new UsageException(
                    benchmark.name() + " has a @Param \"" + CELL + "\", which is what the parts of the data" + " set "
                            + source.dataset() + " are called. Give it another name.");
        }
        Map<String, Source> parts = new LinkedHashMap<>();
        cells.forEach((name, cell) -> parts.put(
                name,
                source.lengths(cell.inputTokens(), cell.outputTokens())
                        .facts(judged(benchmark, source, () -> dataset.facts(cell)))));
        return parts;
    }

    private Source wanted(Benchmark benchmark) {
        WorkloadModel workload = benchmark.workload();
        Source source = workload.source();
        if (wishes.dataset().isEmpty()) {
            return source;
        }
        if (source.dataset().isEmpty() && source.prompt().isEmpty()) {
            throw new UsageException("-dataset: " + benchmark.name() + " makes its own prompts.");
        }
        return new Source(
                "",
                source.system(),
                wishes.dataset(),
                source.inputTokens(),
                source.outputTokens(),
                wishes.options(),
                Map.of());
    }

    private Dataset dataset(Benchmark benchmark, Source source) {
        Datasets known = datasets();
        Dataset dataset = known.find(source.dataset())
                .orElseThrow(() -> new UsageException("No data set \"" + source.dataset() + "\" on the class path ("
                        + benchmark.name() + ")." + Nearest.hint(source.dataset(), known.ids())));
        DatasetSpec spec = known.spec(source.dataset());
        List<String> names =
                Arrays.stream(spec.options()).map(DatasetSpec.Option::name).toList();
        for (String name : source.options().keySet()) {
            if (!names.contains(name)) {
                throw new UsageException("Data set of " + benchmark.name() + ": " + source.dataset()
                        + " has no option \"" + name + "\"." + Nearest.hint(name, names));
            }
        }
        return dataset;
    }

    private static <T> T judged(Benchmark benchmark, Source source, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            throw new UsageException(
                    "Data set of " + benchmark.name() + ", " + source.dataset() + ": " + e.getMessage(), e);
        }
    }

    /** Refuses what a load or a cache intent would undo. */
    void check(Benchmark benchmark, Source source, List<LoadPlan> sized, List<String> caches) {
        Dataset dataset = source.dataset().isEmpty() ? null : dataset(benchmark, source);
        if (dataset != null && dataset.reusesPrefixes() && !caches.stream().allMatch("warm"::equals)) {
            throw new UsageException("Data set of " + benchmark.name() + ": the prompts of " + source.dataset()
                    + " begin alike on purpose, and only a warm cache leaves them as they are. Give the workload"
                    + " cache = \"warm\", or the run -p cache=warm.");
        }
        for (LoadPlan load : sized) {
            if (dataset == null
                    || dataset.sized(request(source, benchmark.workload().seed()))
                            .isEmpty()) {
                throw new UsageException("Load of " + benchmark.name() + ", " + load.shape()
                        + ": its arrivals have lengths, and "
                        + (dataset == null
                                ? "the workload has no data set"
                                : "the data set " + source.dataset() + " has only prompts of its own")
                        + ". Give the workload dataset = \"synthetic\", or the load lengths=false.");
            }
        }
    }

    private static DatasetRequest request(Source source, long seed) {
        return new DatasetRequest(source.inputTokens(), source.outputTokens(), seed, source.options());
    }

    private Datasets datasets() {
        Datasets found = datasets;
        if (found == null) {
            found = Datasets.load(loader);
            datasets = found;
        }
        return found;
    }
}
