package io.llmharness.runtime.engine;

import java.time.Duration;
import java.util.Optional;

/**
 * An error as an engine reported it.
 *
 * @param cause its class
 * @param message the engine's own words, shortened; may be empty
 * @param retryAfter the wait that the engine asks for, in whatever form its protocol says so; empty when it asks for none
 */
public record EngineFailure(FailureCause cause, String message, Optional<Duration> retryAfter) {

    /** An error without a wait. */
    public EngineFailure(FailureCause cause, String message) {
        this(cause, message, Optional.empty());
    }

    /** The same with other words. */
    public EngineFailure message(String words) {
        return new EngineFailure(cause, words, retryAfter);
    }
}
