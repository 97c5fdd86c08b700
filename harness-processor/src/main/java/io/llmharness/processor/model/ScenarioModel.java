package io.llmharness.processor.model;

import com.palantir.javapoet.ClassName;
import io.llmharness.processor.problem.Anchor;
import java.util.List;
import java.util.Optional;

/**
 * A class with {@code @LlmBenchmark}, with everything that applies to it.
 *
 * @param type the class
 * @param generated the class to be written
 * @param name name given for reports; empty: none
 * @param description one sentence, may be empty
 * @param shape what kind of class it is
 * @param engines the engines in source order
 * @param settings load, limits and iterations that stand on the class
 * @param classWorkload a workload on the class
 * @param workloads workload methods in source order
 * @param mix those among them that run at the same time
 * @param state who shares instances, where that is said
 * @param fields instance fields, inherited ones first
 * @param params the fields among them that are parameters
 * @param setups the {@code @Setup} methods in the order of their calls
 * @param tearDowns the {@code @TearDown} methods in the order of their calls
 * @param checks the {@code @Check} methods
 * @param conflicts composed annotations that contradict each other
 * @param at the class
 */
public record ScenarioModel(
        ClassName type,
        ClassName generated,
        Written<String> name,
        String description,
        ClassShape shape,
        List<EngineModel> engines,
        SettingsModel settings,
        Optional<WorkloadModel> classWorkload,
        List<WorkloadModel> workloads,
        Optional<MixModel> mix,
        Optional<Written<String>> state,
        List<FieldModel> fields,
        List<ParamModel> params,
        List<HookModel> setups,
        List<HookModel> tearDowns,
        List<MethodModel> checks,
        List<ConflictModel> conflicts,
        Anchor at) {

    /** The name in reports and for regular expressions. */
    public String reportName() {
        return name.value().isEmpty() ? type.canonicalName() : name.value();
    }

    /** All workloads in the order of their indexes. */
    public List<WorkloadModel> allWorkloads() {
        return classWorkload.map(List::of).orElse(workloads);
    }

    /** Whether code of the scenario's own runs before or after requests. */
    public boolean hasHooks() {
        return !setups.isEmpty() || !tearDowns.isEmpty();
    }

    /** Whether iterations are separated by quiet, so that hooks can run. */
    public boolean hasIterationHooks() {
        return setups.stream().anyMatch(HookModel::isEachIteration)
                || tearDowns.stream().anyMatch(HookModel::isEachIteration);
    }
}
