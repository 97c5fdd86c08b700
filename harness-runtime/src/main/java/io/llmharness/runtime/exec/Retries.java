package io.llmharness.runtime.exec;

import io.llmharness.runtime.catalog.RunModel.Retry;
import io.llmharness.runtime.engine.FailureCause;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Whether, and after which wait, a request of one loop is sent again: exponential backoff, varied by half either way so that what failed
 * together does not come back together, and never sooner than the engine asks for.
 */
final class Retries {
    static final long NEVER = -1;

    /** What may pass by itself. Whatever came of an answer that had begun is not among them. */
    private static final Set<FailureCause> PASSING = EnumSet.of(
            FailureCause.RATE_LIMITED,
            FailureCause.OVERLOADED,
            FailureCause.MODEL_LOADING,
            FailureCause.SERVER_ERROR,
            FailureCause.CONNECT_REFUSED,
            FailureCause.CONNECT_TIMEOUT,
            FailureCause.CONNECT_RESET);

    private final int attempts;
    private final long backoffNanos;
    private final long longestNanos;
    private final SplittableRandom random;

    Retries(Optional<Retry> rule, long seed) {
        attempts = rule.map(Retry::attempts).orElse(1);
        backoffNanos = rule.map(r -> r.backoff().toNanos()).orElse(0L);
        longestNanos = rule.map(r -> r.longest().toNanos()).orElse(0L);
        random = new SplittableRandom(seed);
    }

    /** Nanoseconds until the next attempt at a request that has just failed; {@link #NEVER}: it stays failed. */
    long waitNanos(Exchange failed, long deadlineNanos, long now) {
        FailureCause cause = failed.cause;
        boolean passing = cause != null && PASSING.contains(cause) && !failed.lasting;
        if (failed.attempt >= attempts || !passing || failed.events.size() > 0) {
            return NEVER;
        }
        double doubled = backoffNanos * Math.pow(2, failed.attempt - 1);
        long backoff = (long) Math.min(longestNanos, doubled * (0.5 + random.nextDouble()));
        long asked = failed.retryAfter.map(wait -> wait.toNanos()).orElse(0L);
        long wait = Math.max(backoff, asked);
        boolean inTime = now + wait - failed.dispatched < deadlineNanos;
        return asked <= longestNanos && inTime ? wait : NEVER;
    }
}
