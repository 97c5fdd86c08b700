package io.llmharness.runtime.exec;

import io.llmharness.runtime.plan.RateLimits;
import java.util.concurrent.TimeUnit;

/**
 * One loop's share of the requests and tokens that may be sent in a minute: two token buckets that hold one second's worth, kept as the
 * instants at which they will have paid for everything taken so far. What a request will use of tokens is not known before it is
 * answered, so the mean of those before is taken, and corrected when it has ended.
 */
final class Allowance {
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final double nanosPerRequest;
    private final double nanosPerToken;
    private double requestsPaid = Long.MIN_VALUE;
    private double tokensPaid = Long.MIN_VALUE;
    private long ended;
    private long used;

    Allowance(RateLimits limits, int loops) {
        nanosPerRequest = limits.requestsPerMinute() == 0 ? 0 : (double) MINUTE * loops / limits.requestsPerMinute();
        nanosPerToken = limits.tokensPerMinute() == 0 ? 0 : (double) MINUTE * loops / limits.tokensPerMinute();
    }

    /** Takes what one more request needs; gives how long it has to wait for it. */
    long take(long now) {
        requestsPaid = Math.max(requestsPaid, now - (double) SECOND);
        tokensPaid = Math.max(tokensPaid, now - (double) SECOND);
        double from = Math.max(nanosPerRequest == 0 ? now : requestsPaid, nanosPerToken == 0 ? now : tokensPaid);
        requestsPaid += nanosPerRequest;
        tokensPaid += nanosPerToken * mean();
        return Math.max(0, (long) (from - now));
    }

    /** A request for which something was taken has ended, having used so many tokens. */
    void ended(long tokens) {
        tokensPaid += nanosPerToken * (tokens - mean());
        ended++;
        used += tokens;
    }

    private double mean() {
        return ended == 0 ? 0 : (double) used / ended;
    }
}
