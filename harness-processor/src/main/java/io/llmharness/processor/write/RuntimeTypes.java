package io.llmharness.processor.write;

import com.palantir.javapoet.ClassName;

/** The classes that generated code mentions. By name: the processor does not depend on the runtime. */
final class RuntimeTypes {
    static final ClassName GENERATED_SCENARIO = catalog("GeneratedScenario");
    static final ClassName SCENARIO_MODEL = catalog("ScenarioModel");
    static final ClassName ENGINE_MODEL = catalog("EngineModel");
    static final ClassName WORKLOAD_MODEL = catalog("WorkloadModel");
    static final ClassName MIX_MODEL = catalog("MixModel");
    static final ClassName LOAD_MODEL = catalog("LoadModel");
    static final ClassName SLO_MODEL = catalog("SloModel");
    static final ClassName FORKS = catalog("RunModel").nestedClass("Forks");
    static final ClassName PARAMS = catalog("Params");
    static final ClassName WORK = catalog("Work");
    static final ClassName INDEX_OF = catalog("IndexOf");

    private RuntimeTypes() {}

    private static ClassName catalog(String name) {
        return ClassName.get("io.llmharness.runtime.catalog", name);
    }
}
