package io.llmharness.processor.model;

import io.llmharness.processor.problem.Anchor;
import java.util.List;
import java.util.Optional;

/**
 * One {@code @Workload} with everything that applies to it.
 *
 * @param method the method; empty: it stands on the class
 * @param prompt the prompt
 * @param system the system message
 * @param dataset id of a data set
 * @param datasetOptions options of the data set
 * @param inputTokens prompt length
 * @param outputTokens answer length
 * @param stream whether answers are streamed
 * @param seed seed
 * @param cache cache intent
 * @param settings the load, limits and iterations that apply
 * @param at the annotation
 */
public record WorkloadModel(
        Optional<MethodModel> method,
        Written<String> prompt,
        Written<String> system,
        Written<String> dataset,
        List<OptionModel> datasetOptions,
        Written<String> inputTokens,
        Written<String> outputTokens,
        boolean stream,
        long seed,
        Written<String> cache,
        SettingsModel settings,
        Anchor at) {

    /** Whether prompts come from a data set. */
    public boolean hasDataset() {
        return !dataset.value().isEmpty();
    }
}
