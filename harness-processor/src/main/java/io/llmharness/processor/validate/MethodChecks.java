package io.llmharness.processor.validate;

import io.llmharness.processor.model.MethodModel;
import io.llmharness.processor.model.MethodModel.Parameter;
import io.llmharness.processor.model.ScenarioModel;
import io.llmharness.processor.model.WorkloadModel;
import io.llmharness.processor.problem.MessageId;
import io.llmharness.processor.problem.Problems;
import io.llmharness.processor.text.Words;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Workload methods: that generated code can call them, with what it has, for something that can be sent. */
final class MethodChecks implements ScenarioCheck {
    private static final String SAMPLE = "io.llmharness.api.Sample";
    private static final Set<String> ARGUMENTS = Set.of("io.llmharness.api.User", SAMPLE);
    private static final List<String> RESULTS =
            List.of("io.llmharness.api.ChatRequest", "io.llmharness.api.Conversation");

    @Override
    public void check(ScenarioModel scenario, Problems problems) {
        Set<String> names = new HashSet<>();
        for (WorkloadModel workload : scenario.workloads()) {
            MethodModel method = workload.method().orElseThrow();
            checkCall(method, problems);
            checkParameters(method, problems);
            checkDataset(workload, method, problems);
            if (!RESULTS.contains(method.returnType())) {
                problems.add(
                        MessageId.LlmWorkloadReturn,
                        method.at(),
                        "@Workload method " + method.name() + " must return ChatRequest or Conversation, not "
                                + Words.simpleType(method.returnType()) + ".");
            }
            if (!names.add(method.name())) {
                problems.add(
                        MessageId.LlmWorkloadOverload,
                        method.at(),
                        "Two @Workload methods are named " + method.name()
                                + "; reports could not tell them apart. Rename one.");
            }
        }
    }

    private static void checkCall(MethodModel method, Problems problems) {
        Optional<String> flaw = CallRules.accessFlaw(method);
        if (flaw.isPresent()) {
            problems.add(
                    MessageId.LlmWorkloadShape,
                    method.at(),
                    "@Workload method " + method.name() + " " + flaw.get() + ".");
        }
        if (!method.checkedExceptions().isEmpty()) {
            problems.add(
                    MessageId.LlmWorkloadShape,
                    method.at(),
                    "@Workload method " + method.name() + " must not throw "
                            + String.join(", ", method.checkedExceptions())
                            + ": it runs on an event loop. What can fail belongs into a @Setup method.");
        }
    }

    private static void checkParameters(MethodModel method, Problems problems) {
        Set<String> taken = new HashSet<>();
        for (Parameter parameter : method.parameters()) {
            String type = Words.simpleType(parameter.type());
            if (!ARGUMENTS.contains(parameter.type())) {
                problems.add(
                        MessageId.LlmWorkloadParameter,
                        parameter.at(),
                        "Parameter \"" + parameter.name() + "\" of type " + type
                                + ": a @Workload method may take User and Sample.");
            } else if (!taken.add(parameter.type())) {
                problems.add(
                        MessageId.LlmWorkloadParameter,
                        parameter.at(),
                        "Parameter \"" + parameter.name() + "\": " + method.name() + " takes a " + type + " already.");
            }
        }
    }

    private static void checkDataset(WorkloadModel workload, MethodModel method, Problems problems) {
        boolean takesSample = method.parameters().stream()
                .anyMatch(parameter -> parameter.type().equals(SAMPLE));
        if (takesSample && !workload.hasDataset()) {
            problems.add(
                    MessageId.LlmSampleWithoutDataset,
                    method.at(),
                    method.name() + " takes a Sample but its @Workload names no dataset.");
        }
        if (!takesSample && workload.hasDataset()) {
            problems.add(
                    MessageId.LlmDatasetUnused,
                    workload.dataset().at(),
                    "The data set is drawn but not used: " + method.name() + " takes no Sample.");
        }
    }
}
