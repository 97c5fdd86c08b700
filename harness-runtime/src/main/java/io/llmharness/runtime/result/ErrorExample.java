package io.llmharness.runtime.result;

import io.llmharness.runtime.engine.FailureCause;

/**
 * One of the first failures of a kind.
 *
 * @param cause its class
 * @param status HTTP status; 0 when there was none
 * @param message the engine's, or the client's, own words
 */
public record ErrorExample(FailureCause cause, int status, String message) {}
