package io.llmharness.runtime.result;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A whole run.
 *
 * @param host where and with what it ran
 * @param startedAt its begin
 * @param endedAt its end
 * @param interrupted whether it was stopped before its plan was done
 * @param endedEarly why it ended by itself before its plan was done, in a clause; empty when it did not
 * @param trials its trials, in the order they ran
 * @param searches the searches for a capacity that its trials were made for; none in other runs
 */
public record RunResult(
        HostFacts host,
        Instant startedAt,
        Instant endedAt,
        boolean interrupted,
        Optional<String> endedEarly,
        List<TrialResult> trials,
        List<Capacity> searches) {
    public RunResult {
        trials = List.copyOf(trials);
        searches = List.copyOf(searches);
    }

    /** A run without a search. */
    public RunResult(
            HostFacts host,
            Instant startedAt,
            Instant endedAt,
            boolean interrupted,
            Optional<String> endedEarly,
            List<TrialResult> trials) {
        this(host, startedAt, endedAt, interrupted, endedEarly, trials, List.of());
    }

    /** The same with these trials. */
    public RunResult trials(List<TrialResult> others) {
        return new RunResult(host, startedAt, endedAt, interrupted, endedEarly, others, searches);
    }

    /** A run that did not end by itself. */
    public RunResult(
            HostFacts host, Instant startedAt, Instant endedAt, boolean interrupted, List<TrialResult> trials) {
        this(host, startedAt, endedAt, interrupted, Optional.empty(), trials);
    }
}
