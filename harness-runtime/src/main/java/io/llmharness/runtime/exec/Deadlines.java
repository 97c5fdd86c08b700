package io.llmharness.runtime.exec;

import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.plan.TrialPlan;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long a request, and the phases of a streamed one, may take, in nanoseconds; {@link Long#MAX_VALUE} where there is no limit.
 *
 * @param total from the dispatch to the end of the answer
 * @param firstToken from the dispatch to the first token
 * @param idle from one token to the next, or to the end
 */
record Deadlines(long total, long firstToken, long idle) {
    static Deadlines of(TrialPlan plan) {
        return new Deadlines(
                plan.timeout().toNanos(),
                nanos(plan.rules().firstTokenTimeout()),
                nanos(plan.rules().idleTimeout()));
    }

    private static long nanos(Optional<Duration> limit) {
        return limit.map(Duration::toNanos).orElse(Long.MAX_VALUE);
    }

    /** Whether there is a limit that does not come up in the order in which requests were dispatched. */
    boolean phased() {
        return firstToken != Long.MAX_VALUE || idle != Long.MAX_VALUE;
    }

    /** The limit of a phase that a request has missed by now; null when it has missed none. */
    @Nullable
    FailureCause missed(Exchange e, long now) {
        if (!e.streamed) {
            return null;
        }
        if (e.events.size() == 0) {
            return now - e.dispatched > firstToken ? FailureCause.FIRST_TOKEN_TIMEOUT : null;
        }
        return now - e.events.last() > idle ? FailureCause.IDLE_TIMEOUT : null;
    }

    /** What there was none of in time, in words. */
    String words(FailureCause missed) {
        return switch (missed) {
            case FIRST_TOKEN_TIMEOUT -> "no token within " + millis(firstToken);
            case IDLE_TIMEOUT -> "no further token within " + millis(idle);
            default -> "no complete answer within " + millis(total);
        };
    }

    private static String millis(long nanos) {
        return Duration.ofNanos(nanos).toMillis() + " ms";
    }
}
