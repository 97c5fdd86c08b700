package io.llmharness.processor.validate;

import static io.llmharness.processor.model.ExtensionKind.DATASET;

import io.llmharness.processor.model.ExtensionModel;
import io.llmharness.processor.model.KnownExtensions;
import io.llmharness.processor.model.ScenarioModel;
import io.llmharness.processor.model.WorkloadModel;
import io.llmharness.processor.model.Written;
import io.llmharness.processor.problem.MessageId;
import io.llmharness.processor.problem.Problems;
import io.llmharness.processor.text.Nearest;
import io.llmharness.processor.text.TokenLengthText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is asked: the attributes of {@code @Workload}, on the class and on methods. */
final class WorkloadChecks implements ScenarioCheck {
    private static final List<String> CACHE_INTENTS = List.of("cold", "warm");

    private final KnownExtensions known;

    WorkloadChecks(KnownExtensions known) {
        this.known = known;
    }

    @Override
    public void check(ScenarioModel scenario, Problems problems) {
        if (scenario.allWorkloads().isEmpty()) {
            problems.add(
                    MessageId.LlmNoWorkload,
                    scenario.at(),
                    scenario.type().simpleName() + " is a @LlmBenchmark without @Workload on the class or a method.");
        }
        scenario.classWorkload().ifPresent(workload -> {
            checkOnClass(workload, problems);
            scenario.workloads()
                    .forEach(method -> problems.add(
                            MessageId.LlmWorkloadBoth,
                            method.at(),
                            "@Workload stands on class " + scenario.type().simpleName() + " and on method "
                                    + method.method().orElseThrow().name()
                                    + ". On the class it is a benchmark of its own; choose one."));
        });
        scenario.workloads().forEach(workload -> checkOnMethod(workload, problems));
        Stream.concat(scenario.classWorkload().stream(), scenario.workloads().stream())
                .forEach(workload -> checkValues(workload, problems));
    }

    private static void checkOnClass(WorkloadModel workload, Problems problems) {
        boolean prompt = !workload.prompt().value().isEmpty();
        if (!prompt && !workload.hasDataset()) {
            problems.add(MessageId.LlmWorkloadEmpty, workload.at(), "@Workload has neither prompt nor dataset.");
        }
        if (prompt && workload.hasDataset()) {
            problems.add(
                    MessageId.LlmWorkloadTwoSources,
                    workload.at(),
                    "@Workload has both prompt and dataset; choose one.");
        }
    }

    private static void checkOnMethod(WorkloadModel workload, Problems problems) {
        String method = workload.method().orElseThrow().name();
        refuse("prompt", workload.prompt(), method + " makes its own prompts", problems);
        refuse("system", workload.system(), method + " makes its own messages; write .system(…) there", problems);
        if (!workload.hasDataset()) {
            refuse("outputTokens", workload.outputTokens(), method + " sets its own .maxTokens(…)", problems);
        }
    }

    private static void refuse(String attribute, Written<String> value, String because, Problems problems) {
        if (!value.value().isEmpty()) {
            problems.add(
                    MessageId.LlmWorkloadAttribute,
                    value.at(),
                    "\"" + attribute + "\" has no effect here: " + because + ".");
        }
    }

    private void checkDataset(WorkloadModel workload, Problems problems) {
        Optional<ExtensionModel> spec = known.find(DATASET, workload.dataset().value());
        if (spec.isEmpty()) {
            problems.add(
                    MessageId.LlmUnknownDataset,
                    workload.dataset().at(),
                    UnknownId.of(DATASET, workload.dataset().value(), known));
        }
        spec.ifPresent(found -> OptionChecks.checkKnown(
                workload.datasetOptions(),
                found,
                MessageId.LlmUnknownDatasetOption,
                MessageId.LlmDatasetOptionValue,
                problems));
    }

    private void checkValues(WorkloadModel workload, Problems problems) {
        OptionChecks.checkForm(workload.datasetOptions(), problems);
        if (workload.hasDataset()) {
            checkDataset(workload, problems);
        }
        if (!workload.hasDataset()) {
            refuse("inputTokens", workload.inputTokens(), "only a dataset makes prompts of a wanted length", problems);
            workload.datasetOptions()
                    .forEach(option -> refuse("datasetOptions", option.text(), "there is no dataset", problems));
        }
        for (Written<String> length : List.of(workload.inputTokens(), workload.outputTokens())) {
            if (!length.value().isEmpty()) {
                TokenLengthText.complaint(length.value())
                        .ifPresent(complaint -> problems.add(MessageId.LlmTokenSpec, length.at(), complaint));
            }
        }
        String cache = workload.cache().value();
        if (!CACHE_INTENTS.contains(cache) && !cache.matches("[1-9][0-9]?%")) {
            problems.add(
                    MessageId.LlmCacheIntent,
                    workload.cache().at(),
                    "\"" + cache + "\" is not a cache intent." + Nearest.didYouMean(cache, CACHE_INTENTS)
                            + " Write cold, warm, or the share of each prompt that all have in common, such as 50%.");
        }
    }
}
