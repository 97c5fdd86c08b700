package io.llmharness.processor.validate;

import io.llmharness.processor.model.FieldModel;
import io.llmharness.processor.model.ScenarioModel;
import io.llmharness.processor.problem.MessageId;
import io.llmharness.processor.problem.Problems;

/** Fields: somebody must have said who shares them. {@code @Param} fields count, as in JMH. */
final class StateChecks implements ScenarioCheck {
    @Override
    public void check(ScenarioModel scenario, Problems problems) {
        boolean shared =
                scenario.state().map(state -> state.value().equals("Benchmark")).orElse(false);
        for (FieldModel field : scenario.fields()) {
            if (scenario.state().isEmpty()) {
                problems.add(
                        MessageId.LlmStateMissing,
                        field.at(),
                        "Field \"" + field.name() + "\" is in a scenario without @State. Say who shares it:"
                                + " @State(Scope.User) or @State(Scope.Benchmark).");
            }
            if (shared && field.isPlainCollection() && !field.isFinal()) {
                problems.add(
                        MessageId.LlmSharedMutableState,
                        field.at(),
                        "Field \"" + field.name() + "\" is shared by all event loops and can be changed."
                                + " Make it final and unmodifiable or concurrent, or use @State(Scope.User).");
            }
        }
    }
}
