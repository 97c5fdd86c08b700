package io.llmharness.runtime.catalog;

/**
 * One workload of one scenario: what a name in a listing or in a result stands for.
 *
 * @param scenario the generated runner
 * @param model what the scenario's annotations say
 * @param index position of the workload in the model
 */
public record Benchmark(GeneratedScenario<?> scenario, ScenarioModel model, int index) {
    /** The workload. */
    public WorkloadModel workload() {
        return model.workloads().get(index);
    }

    /** The scenario's name, and behind a dot the workload method's, where there is one. */
    public String name() {
        String method = workload().method();
        return method.isEmpty() ? model.name() : model.name() + "." + method;
    }
}
