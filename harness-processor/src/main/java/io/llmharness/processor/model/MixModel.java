package io.llmharness.processor.model;

import io.llmharness.processor.problem.Anchor;
import java.util.List;

/**
 * {@code @Mix}.
 *
 * @param parts the methods, each with its weight or {@code own}
 * @param at the annotation
 */
public record MixModel(List<OptionModel> parts, Anchor at) {
    /** What stands for a load of the method's own. */
    public static final String OWN = "own";

    /** Whether a method of this name is among them. */
    public boolean names(String method) {
        return parts.stream().anyMatch(part -> part.key().equals(method));
    }
}
