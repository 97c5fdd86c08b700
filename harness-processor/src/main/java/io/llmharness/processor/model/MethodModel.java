package io.llmharness.processor.model;

import io.llmharness.processor.problem.Anchor;
import io.llmharness.processor.text.Words;
import java.util.List;

/**
 * A method that generated code calls.
 *
 * @param name its name
 * @param access whether generated code may call it
 * @param isStatic whether it is static
 * @param returnType its return type, fully qualified
 * @param parameters its parameters
 * @param checkedExceptions simple names of the checked exceptions that it declares
 * @param at the method
 */
public record MethodModel(
        String name,
        Access access,
        boolean isStatic,
        String returnType,
        List<Parameter> parameters,
        List<String> checkedExceptions,
        Anchor at) {

    /**
     * A parameter.
     *
     * @param name its name
     * @param type its type, fully qualified
     * @param at the parameter
     */
    public record Parameter(String name, String type, Anchor at) {}

    /** Whether code in the scenario's package may use a member. */
    public enum Access {
        OPEN,
        PRIVATE,
        /** Inherited from another package, and not public. */
        ELSEWHERE
    }

    /** {@code name(User, Sample)}. */
    public String signature() {
        return name + "("
                + String.join(
                        ", ",
                        parameters.stream()
                                .map(parameter -> Words.simpleType(parameter.type()))
                                .toList())
                + ")";
    }
}
