package io.llmharness.processor.model;

/**
 * A method with {@code @Setup} or {@code @TearDown}.
 *
 * @param annotation the annotation's name, as messages show it
 * @param level name of the level
 * @param method the method
 */
public record HookModel(String annotation, String level, MethodModel method) {
    /** Whether it runs around each iteration. */
    public boolean isEachIteration() {
        return level.equals("Iteration");
    }
}
