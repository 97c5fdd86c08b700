package io.llmharness.processor.model;

import io.llmharness.processor.problem.Anchor;
import java.util.List;

/**
 * One {@code @Engine}.
 *
 * @param label how messages call it: {@code @Engine}, or {@code @Engine #2} among several
 * @param id the adapter's id
 * @param name the name given; empty: the id
 * @param model the model
 * @param url the base URL
 * @param apiKeyEnv the variable of the key
 * @param options the options
 * @param reset the state before each fork
 * @param at the annotation
 */
public record EngineModel(
        String label,
        Written<String> id,
        Written<String> name,
        Written<String> model,
        Written<String> url,
        Written<String> apiKeyEnv,
        List<OptionModel> options,
        Written<String> reset,
        Anchor at) {

    /** The name that reports show. */
    public String shownName() {
        return name.value().isEmpty() ? id.value() : name.value();
    }
}
