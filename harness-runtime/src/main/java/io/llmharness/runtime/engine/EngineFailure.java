package io.llmharness.runtime.engine;

/**
 * An error as an engine reported it.
 *
 * @param cause its class
 * @param message the engine's own words, shortened; may be empty
 */
public record EngineFailure(FailureCause cause, String message) {}
