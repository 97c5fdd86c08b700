package io.llmharness.runtime.catalog;

import io.llmharness.annotations.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a scenario's annotations say.
 *
 * @param name the scenario's name: the class's, or the one given
 * @param className the scenario class's binary name
 * @param description one sentence, may be empty
 * @param engines the engines, in source order
 * @param workloads the workloads, in source order
 * @param mix those of the workloads that run at the same time
 * @param params the {@code @Param} fields, in source order
 * @param scope who shares an instance; {@link Scope#Benchmark} where the scenario has no fields
 * @param checked whether there is a {@code @Check} method, so that answers' texts must be kept
 * @param hooks whether there is any {@code @Setup} or {@code @TearDown}
 * @param iterationHooks whether a hook of {@code Level.Iteration} exists, so that iterations are separated by quiet
 */
public record ScenarioModel(
        String name,
        String className,
        String description,
        List<EngineModel> engines,
        List<WorkloadModel> workloads,
        Optional<MixModel> mix,
        List<ParamModel> params,
        Scope scope,
        boolean checked,
        boolean hooks,
        boolean iterationHooks) {

    public ScenarioModel {
        engines = List.copyOf(engines);
        workloads = List.copyOf(workloads);
        params = List.copyOf(params);
    }

    /** Index of a workload by its method's name. Throws {@link IllegalArgumentException} when there is none. */
    public int index(String method) {
        for (int i = 0; i < workloads.size(); i++) {
            if (workloads.get(i).method().equals(method)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no workload " + method + " in " + name);
    }

    /** Starts a model; {@code name} is the name in reports, {@code className} the binary class name. */
    public static Builder of(String name, String className) {
        return new Builder(name, className);
    }

    /** Builds a model; written for generated code to be readable. */
    public static final class Builder {
        private final String name;
        private final String className;
        private final List<EngineModel> engines = new ArrayList<>();
        private final List<WorkloadModel> workloads = new ArrayList<>();
        private final List<ParamModel> params = new ArrayList<>();
        private Optional<MixModel> mix = Optional.empty();
        private String description = "";
        private Scope scope = Scope.Benchmark;
        private boolean checked;
        private boolean hooks;
        private boolean iterationHooks;

        private Builder(String name, String className) {
            this.name = name;
            this.className = className;
        }

        public Builder description(String sentence) {
            description = sentence;
            return this;
        }

        public Builder engine(EngineModel engine) {
            engines.add(engine);
            return this;
        }

        public Builder workload(WorkloadModel workload) {
            workloads.add(workload);
            return this;
        }

        public Builder mix(MixModel together) {
            mix = Optional.of(together);
            return this;
        }

        public Builder param(String field, String... values) {
            params.add(new ParamModel(field, List.of(values)));
            return this;
        }

        public Builder scope(Scope shared) {
            scope = shared;
            return this;
        }

        public Builder checked() {
            checked = true;
            return this;
        }

        public Builder hooks() {
            hooks = true;
            return this;
        }

        public Builder iterationHooks() {
            iterationHooks = true;
            return this;
        }

        public ScenarioModel build() {
            return new ScenarioModel(
                    name,
                    className,
                    description,
                    engines,
                    workloads,
                    mix,
                    params,
                    scope,
                    checked,
                    hooks,
                    iterationHooks);
        }
    }
}
