package io.llmharness.processor.model;

import com.palantir.javapoet.TypeName;
import io.llmharness.processor.problem.Anchor;
import java.util.List;
import java.util.Optional;

/**
 * A field with {@code @Param}.
 *
 * @param name the field's name
 * @param type what its values are
 * @param typeName its type
 * @param constants the constants of an enum
 * @param written the values given; none: all constants
 * @param flaw the modifier or access that keeps generated code from setting it, as a clause
 * @param at the field
 * @param annotation the annotation
 */
public record ParamModel(
        String name,
        ParamType type,
        TypeName typeName,
        List<String> constants,
        List<Written<String>> written,
        Optional<String> flaw,
        Anchor at,
        Anchor annotation) {

    /** The values of the sweep. */
    public List<String> values() {
        return written.isEmpty()
                ? constants
                : written.stream().map(Written::value).toList();
    }
}
