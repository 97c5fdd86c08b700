package io.llmharness.runtime.catalog;

import java.time.Duration;
import java.util.Optional;

/**
 * Limits of one request; see {@code @Slo}.
 *
 * @param ttft limit of the time to first token
 * @param tpot limit of the time per output token
 * @param e2e limit of the end-to-end latency
 * @param attainment share of requests that must be good, in (0, 1]
 */
public record SloModel(Optional<Duration> ttft, Optional<Duration> tpot, Optional<Duration> e2e, double attainment) {
    /** No limit yet. */
    public static SloModel attainment(double share) {
        return new SloModel(Optional.empty(), Optional.empty(), Optional.empty(), share);
    }

    public SloModel ttft(Duration limit) {
        return new SloModel(Optional.of(limit), tpot, e2e, attainment);
    }

    public SloModel tpot(Duration limit) {
        return new SloModel(ttft, Optional.of(limit), e2e, attainment);
    }

    public SloModel e2e(Duration limit) {
        return new SloModel(ttft, tpot, Optional.of(limit), attainment);
    }
}
