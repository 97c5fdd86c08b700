package io.llmharness.processor.validate;

import io.llmharness.processor.model.MethodModel;
import java.util.Optional;

/** What holds for every method that generated code calls. */
final class CallRules {
    private CallRules() {}

    /** Why generated code cannot call a method, as a clause. */
    static Optional<String> accessFlaw(MethodModel method) {
        return switch (method.access()) {
            case OPEN -> Optional.empty();
            case PRIVATE -> Optional.of("must not be private");
            case ELSEWHERE -> Optional.of("must be public, because it is inherited from another package");
        };
    }
}
