package io.llmharness.runtime.result;

import java.time.Instant;
import java.util.List;

/**
 * A whole run.
 *
 * @param host where and with what it ran
 * @param startedAt its begin
 * @param endedAt its end
 * @param interrupted whether it was stopped before its plan was done
 * @param trials its trials, in the order they ran
 */
public record RunResult(
        HostFacts host, Instant startedAt, Instant endedAt, boolean interrupted, List<TrialResult> trials) {
    public RunResult {
        trials = List.copyOf(trials);
    }
}
