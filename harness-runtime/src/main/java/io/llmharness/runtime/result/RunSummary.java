package io.llmharness.runtime.result;

import java.util.List;

/**
 * Everything that is computed from a run.
 *
 * @param run what was measured
 * @param validity the worst of its trials
 * @param trials its trials, in the order they ran
 */
public record RunSummary(RunResult run, Validity validity, List<TrialSummary> trials) {
    public RunSummary {
        trials = List.copyOf(trials);
    }

    /** Computes it. */
    public static RunSummary of(RunResult run) {
        List<TrialSummary> trials = run.trials().stream().map(TrialSummary::of).toList();
        Validity validity =
                Validity.of(run, trials.stream().map(TrialSummary::validity).toList());
        return new RunSummary(run, validity, trials);
    }

    /** All KPIs of one of its trials, those included that set it against the others. */
    public KpiSheet kpis(TrialSummary trial) {
        return KpiSheet.of(trial, trials);
    }

    /** Whether some trial missed its SLO, or is too broken to have met it. */
    public boolean sloMissed() {
        return trials.stream()
                .anyMatch(t -> t.slo().isPresent()
                        && (!t.slo().get().met() || !t.validity().printable()));
    }

    /** Whether some trial failed or is invalid. */
    public boolean failed() {
        return trials.stream().anyMatch(t -> t.trial().failed() || !t.validity().printable());
    }
}
