package io.llmharness.runtime.result;

import io.llmharness.runtime.engine.FailureCause;
import java.time.Duration;
import java.util.Optional;

/**
 * One of the first failures of a kind.
 *
 * @param cause its class
 * @param status HTTP status; 0 when there was none
 * @param message the engine's, or the client's, own words
 * @param retryAfter the wait that the engine asked for; empty when it asked for none
 */
public record ErrorExample(FailureCause cause, int status, String message, Optional<Duration> retryAfter) {
    /** A failure after which no wait was asked for. */
    public ErrorExample(FailureCause cause, int status, String message) {
        this(cause, status, message, Optional.empty());
    }
}
