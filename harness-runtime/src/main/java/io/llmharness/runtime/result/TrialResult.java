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
 */
public record TrialResult(
        TrialPlan plan, Optional<String> engineVersion, Instant startedAt, Instant endedAt, List<ForkResult> forks) {
    public TrialResult {
        forks = List.copyOf(forks);
    }

    /** Whether any fork failed, or none ran. */
    public boolean failed() {
        return forks.isEmpty() || forks.stream().anyMatch(f -> f.failure().isPresent());
    }
}
