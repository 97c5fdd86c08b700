package io.llmharness.runtime.catalog;

import java.util.Optional;

/**
 * One workload of one scenario, or several that run at the same time: what a name in a listing or in a result stands for.
 *
 * @param scenario the generated runner
 * @param model what the scenario's annotations say
 * @param index position of the workload in the model; {@link #MIX} for the scenario's mix
 */
public record Benchmark(GeneratedScenario<?> scenario, ScenarioModel model, int index) {
    /** The index that stands for the mix. */
    public static final int MIX = -1;

    /** The workloads that run at the same time; none where it is one workload. */
    public Optional<MixModel> mix() {
        return index == MIX ? model.mix() : Optional.empty();
    }

    /** The workload; of a mix what its workloads share. */
    public WorkloadModel workload() {
        return mix().map(MixModel::settings).orElseGet(() -> model.workloads().get(index));
    }

    /** The scenario's name, and behind a dot the workload method's, where there is one. */
    public String name() {
        String method = workload().method();
        return method.isEmpty() ? model.name() : model.name() + "." + method;
    }
}
