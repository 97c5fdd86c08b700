package io.llmharness.runtime.exec;

import io.llmharness.runtime.catalog.SloModel;
import java.time.Duration;
import java.util.Optional;

/** An SLO's limits in nanoseconds; {@link Long#MAX_VALUE} where there is none. */
record Limits(long ttft, long tpot, long e2e) {
    static Limits of(Optional<SloModel> slo) {
        return new Limits(
                nanos(slo.flatMap(SloModel::ttft)),
                nanos(slo.flatMap(SloModel::tpot)),
                nanos(slo.flatMap(SloModel::e2e)));
    }

    private static long nanos(Optional<Duration> limit) {
        return limit.map(Duration::toNanos).orElse(Long.MAX_VALUE);
    }
}
