package io.llmharness.processor.model;

import com.palantir.javapoet.ClassName;
import io.llmharness.processor.problem.Anchor;
import java.util.List;
import java.util.Optional;

/**
 * An extension's class and description.
 *
 * @param kind what it is
 * @param id its id
 * @param type its class
 * @param options the options that it knows
 * @param flaw what keeps {@code ServiceLoader} from using it, as a clause
 * @param at the class
 */
public record ExtensionModel(
        ExtensionKind kind,
        Written<String> id,
        ClassName type,
        List<Option> options,
        Optional<String> flaw,
        Anchor at) {

    /**
     * An option.
     *
     * @param name its key
     * @param type name of its type
     * @param at where it is declared
     */
    public record Option(String name, String type, Anchor at) {}
}
