package io.llmharness.runtime.exec;

import io.llmharness.runtime.engine.FailureCause;

/**
 * Whether it makes sense to go on: not where each of a loop's first requests was refused for a reason that no later request escapes,
 * a model that is not there or a key that is not valid. Once any request ended otherwise the question is settled.
 */
final class Hope {
    /** Enough not to be an accident, few enough not to waste a minute on a mistyped name. */
    static final int REFUSALS = 10;

    private boolean settled;
    private int refusals;

    /** Takes note of a request that ended; true when it was the one that leaves no hope. */
    boolean lost(Exchange e) {
        if (settled) {
            return false;
        }
        settled = e.cause != FailureCause.UNKNOWN_MODEL && e.cause != FailureCause.AUTHENTICATION;
        if (!settled && ++refusals == REFUSALS) {
            settled = true;
            return true;
        }
        return false;
    }
}
