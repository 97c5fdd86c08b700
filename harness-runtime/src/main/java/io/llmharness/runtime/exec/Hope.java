package io.llmharness.runtime.exec;

import io.llmharness.runtime.engine.FailureCause;
import java.util.Optional;

/**
 * Whether it makes sense to go on: not after a failure of which the engine says that it lasts, and not where each of a loop's first
 * requests was refused for a reason that no later request escapes, a model that is not there or a key that is not valid. Once any
 * request ended otherwise that second question is settled.
 */
final class Hope {
    /** Enough not to be an accident, few enough not to waste a minute on a mistyped name. */
    static final int REFUSALS = 10;

    private boolean settled;
    private boolean lost;
    private int refusals;

    /** Takes note of a request that ended; when it was the one that leaves no hope, gives the sentence that says why. */
    Optional<String> lost(Exchange e) {
        if (!lost && e.lasting) {
            lost = true;
            return Optional.of("Stopped: the engine refused a request for a reason that lasts: " + words(e));
        }
        if (settled || lost) {
            return Optional.empty();
        }
        settled = e.cause != FailureCause.UNKNOWN_MODEL && e.cause != FailureCause.AUTHENTICATION;
        if (settled || ++refusals < REFUSALS) {
            return Optional.empty();
        }
        lost = true;
        return Optional.of("Stopped: each of the first " + REFUSALS
                + " requests was refused, and so would the others be: " + words(e));
    }

    private static String words(Exchange refused) {
        FailureCause cause = refused.cause == null ? FailureCause.BAD_REQUEST : refused.cause;
        return (refused.message.isEmpty() ? cause.explanation() : refused.message) + " (" + cause.key() + ").";
    }
}
