package io.llmharness.runtime.exec;

import io.llmharness.runtime.catalog.SloModel;
import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.profile.Profile;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a request is judged by, in nanoseconds: an SLO's limits, {@link Long#MAX_VALUE} where there is none, and the gap above which its
 * stream stalls; and in whose words it is told besides.
 */
record Limits(long ttft, long tpot, long e2e, long stall, List<Profile> profiles) {
    static Limits of(TrialPlan plan) {
        Optional<SloModel> slo = plan.slo();
        return new Limits(
                nanos(slo.flatMap(SloModel::ttft)),
                nanos(slo.flatMap(SloModel::tpot)),
                nanos(slo.flatMap(SloModel::e2e)),
                plan.rules().stall().toNanos(),
                Profile.known(plan.profiles()));
    }

    private static long nanos(Optional<Duration> limit) {
        return limit.map(Duration::toNanos).orElse(Long.MAX_VALUE);
    }
}
