package io.llmharness.runtime.preflight;

import io.llmharness.runtime.engine.EngineFailure;
import io.llmharness.runtime.engine.EngineTarget;

/** An engine is not reachable or not ready. The message is a sentence that names its URL; the process ends with code 1. */
public final class ProbeFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ProbeFailed(EngineTarget target, EngineFailure failure) {
        super("Engine \"" + target.name() + "\" at " + target.url() + ": " + failure.message() + " ("
                + failure.cause().key() + ").");
    }

    ProbeFailed(String message) {
        super(message);
    }
}
