package io.llmharness.runtime.engine;

import java.util.Map;

/**
 * What an engine offers besides answering requests. Every operation is outside any measurement and described as steps; one that an
 * engine does not have is {@link ControlStep.NotOffered}. Results are clauses for the reader that say what was done.
 */
public interface EngineControl {
    /** An engine that only answers. */
    EngineControl NONE = new EngineControl() {};

    /** Whether a request would be served now; failing steps mean that it would not. */
    default ControlStep<Readiness> readiness() {
        return new ControlStep.NotOffered<>("it has no call that tells");
    }

    /** What the engine knows of a model, name by name, in the order to show. */
    default ControlStep<Map<String, String>> info(String model) {
        return new ControlStep.NotOffered<>("it has no call for it");
    }

    /** Loads a model, and waits until it is loaded. */
    default ControlStep<String> load(String model) {
        return new ControlStep.NotOffered<>("it has no call for it");
    }

    /** Unloads a model, and waits until it is gone. */
    default ControlStep<String> unload(String model) {
        return new ControlStep.NotOffered<>("it has no call for it");
    }

    /** Empties whatever the engine keeps of earlier prompts; the model is loaded afterwards if it was before. */
    default ControlStep<String> resetCache(String model) {
        return new ControlStep.NotOffered<>("it has no call for it");
    }

    /**
     * Whether {@link #resetCache} could be done, asked without doing it: {@link ControlStep.NotOffered} where it is certain that it
     * could not, and done with whatever result in any other case.
     */
    default ControlStep<String> offersResetCache(String model) {
        return unlessMissing(resetCache(model));
    }

    /** The same of {@link #unload}. */
    default ControlStep<String> offersUnload(String model) {
        return unlessMissing(unload(model));
    }

    private static ControlStep<String> unlessMissing(ControlStep<String> first) {
        return first instanceof ControlStep.NotOffered<String> ? first : new ControlStep.Done<>("");
    }

    /** What the engine has counted since it was started, of all that was asked of it by anybody. */
    default ControlStep<EngineCounters> counters() {
        return new ControlStep.NotOffered<>("it has no counters");
    }

    /** Downloads a model to where the engine finds it. */
    default ControlStep<String> pull(String model) {
        return new ControlStep.NotOffered<>("it has no call for it");
    }
}
