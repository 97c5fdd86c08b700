package io.llmharness.runtime.engine;

import java.time.Duration;
import java.util.Optional;

/**
 * An error as an engine reported it.
 *
 * @param cause its class
 * @param message the engine's own words, shortened; may be empty
 * @param retryAfter the wait that the engine asks for, in whatever form its protocol says so; empty when it asks for none
 * @param lasting whether the engine says that no later request will fare better: a key that is not valid, a quota that is spent and not
 *     filled by waiting. A run ends with it
 */
public record EngineFailure(FailureCause cause, String message, Optional<Duration> retryAfter, boolean lasting) {

    /** An error that a later request may escape. */
    public EngineFailure(FailureCause cause, String message, Optional<Duration> retryAfter) {
        this(cause, message, retryAfter, false);
    }

    /** An error without a wait. */
    public EngineFailure(FailureCause cause, String message) {
        this(cause, message, Optional.empty());
    }

    /**
     * What an answer that is no success means: as the adapter reads it, except where the status is none that an API answers with. The
     * harness follows no redirection, because the time that it takes would be measured as the engine's.
     */
    public static EngineFailure of(EngineAdapter adapter, ResponseHead head, byte[] body) {
        EngineFailure failure = adapter.failure(head, body);
        int status = head.status();
        if (status < 400) {
            String location = head.header("location");
            return failure.message("answered " + status
                    + (location == null ? "" : " with Location " + location + ": give the engine's final URL"));
        }
        return status < 600 ? failure : failure.message("answered " + status + ", which is no status of HTTP");
    }

    /** The same with other words. */
    public EngineFailure message(String words) {
        return new EngineFailure(cause, words, retryAfter, lasting);
    }

    /** The same, lasting or not. */
    public EngineFailure lasting(boolean forGood) {
        return new EngineFailure(cause, message, retryAfter, forGood);
    }
}
