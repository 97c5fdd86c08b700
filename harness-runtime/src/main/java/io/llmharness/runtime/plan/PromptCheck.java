package io.llmharness.runtime.plan;

import io.llmharness.runtime.catalog.Benchmark;
import io.llmharness.runtime.catalog.WorkloadModel;
import io.llmharness.runtime.text.Nearest;
import io.llmharness.runtime.text.UsageException;
import io.llmharness.runtime.workload.Dataset;
import io.llmharness.runtime.workload.DatasetRequest;
import io.llmharness.runtime.workload.Datasets;
import org.jspecify.annotations.Nullable;

/** Opens the data set that a workload names, so that a wrong name or length is told before anything runs. */
final class PromptCheck {
    private final ClassLoader loader;
    private @Nullable Datasets datasets;

    PromptCheck(ClassLoader loader) {
        this.loader = loader;
    }

    void check(Benchmark benchmark) {
        WorkloadModel workload = benchmark.workload();
        WorkloadModel.Source source = workload.source();
        if (source.dataset().isEmpty()) {
            return;
        }
        Datasets known = datasets();
        Dataset dataset = known.find(source.dataset())
                .orElseThrow(() -> new UsageException("No data set \"" + source.dataset() + "\" on the class path ("
                        + benchmark.name() + ")." + Nearest.hint(source.dataset(), known.ids())));
        try {
            dataset.open(new DatasetRequest(source.inputTokens(), source.outputTokens(), workload.seed()));
        } catch (IllegalArgumentException e) {
            throw new UsageException("Data set of " + benchmark.name() + ": " + e.getMessage(), e);
        }
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
