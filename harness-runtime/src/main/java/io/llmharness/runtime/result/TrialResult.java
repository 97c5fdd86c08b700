package io.llmharness.runtime.result;

import io.llmharness.runtime.plan.TrialPlan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One trial with its forks.
 *
 * @param plan what was to be done
 * @param engineVersion as the engine says; empty when it does not
 * @param startedAt when its first fork was started
 * @param endedAt when its last fork ended
 * @param forks the measured forks that were started, finished or not
 * @param certificate how exact the client is where the trial was; empty when that was not checked
 */
public record TrialResult(
        TrialPlan plan,
        Optional<String> engineVersion,
        Instant startedAt,
        Instant endedAt,
        List<ForkResult> forks,
        Optional<Certificate> certificate) {
    /** A trial without a certificate. */
    public TrialResult(
            TrialPlan plan,
            Optional<String> engineVersion,
            Instant startedAt,
            Instant endedAt,
            List<ForkResult> forks) {
        this(plan, engineVersion, startedAt, endedAt, forks, Optional.empty());
    }

    /** The same with a certificate. */
    public TrialResult certificate(Optional<Certificate> taken) {
        return new TrialResult(plan, engineVersion, startedAt, endedAt, forks, taken);
    }

    public TrialResult {
        forks = List.copyOf(forks);
    }

    /** Whether any fork failed, or none ran. */
    public boolean failed() {
        return forks.isEmpty() || forks.stream().anyMatch(f -> f.failure().isPresent());
    }
}
