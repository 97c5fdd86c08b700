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
 * @param precision what came of a precision that was asked for; empty when none was
 */
public record TrialResult(
        TrialPlan plan,
        Optional<String> engineVersion,
        Instant startedAt,
        Instant endedAt,
        List<ForkResult> forks,
        Optional<Certificate> certificate,
        Optional<PrecisionFinding> precision) {
    public TrialResult {
        forks = List.copyOf(forks);
    }

    /** A trial with the planned forks, without a certificate. */
    public TrialResult(
            TrialPlan plan,
            Optional<String> engineVersion,
            Instant startedAt,
            Instant endedAt,
            List<ForkResult> forks) {
        this(plan, engineVersion, startedAt, endedAt, forks, Optional.empty(), Optional.empty());
    }

    /** The same, as the result of another plan. */
    public TrialResult plan(TrialPlan other) {
        return new TrialResult(other, engineVersion, startedAt, endedAt, forks, certificate, precision);
    }

    /** The same with a certificate. */
    public TrialResult certificate(Optional<Certificate> taken) {
        return new TrialResult(plan, engineVersion, startedAt, endedAt, forks, taken, precision);
    }

    /** The same, with what came of the precision that was asked for. */
    public TrialResult precision(Optional<PrecisionFinding> finding) {
        return new TrialResult(plan, engineVersion, startedAt, endedAt, forks, certificate, finding);
    }

    /** The same with these forks. */
    public TrialResult forks(List<ForkResult> others) {
        return new TrialResult(plan, engineVersion, startedAt, endedAt, others, certificate, precision);
    }

    /** The workloads of a mix, each as a trial of its own; none where it is no mix. */
    public List<TrialResult> parts() {
        return plan.mix().stream()
                .map(part -> plan(part.of(plan))
                        .forks(forks.stream()
                                .map(fork -> fork.part(part.name()))
                                .toList())
                        .precision(Optional.empty()))
                .toList();
    }

    /** Whether any fork failed, or none ran. */
    public boolean failed() {
        return forks.isEmpty() || forks.stream().anyMatch(f -> f.failure().isPresent());
    }
}
