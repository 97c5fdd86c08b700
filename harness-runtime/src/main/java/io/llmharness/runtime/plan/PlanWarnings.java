package io.llmharness.runtime.plan;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What a plan asks for and cannot give, as far as it can be known before anything is sent. */
public final class PlanWarnings {
    /** Requests that must lie beyond a percentile: n(1 − p) ≥ 5, the rule by which percentiles are printed. */
    static final int BEYOND = 5;

    private static final double ROUNDING = 1e-6;

    private PlanWarnings() {}

    /** A sentence for each, without an end mark; none twice. */
    public static List<String> of(List<TrialPlan> plan) {
        return plan.stream()
                .flatMap(trial -> attainment(trial).stream())
                .distinct()
                .toList();
    }

    /** An attainment of p is a claim about a percentile: with fewer requests beyond it, luck decides. */
    private static Optional<String> attainment(TrialPlan trial) {
        OptionalLong measured = Eta.measured(trial);
        double attainment = trial.slo().map(slo -> slo.attainment()).orElse(1.0);
        if (measured.isEmpty() || attainment >= 1) {
            return Optional.empty();
        }
        long needed = (long) Math.ceil(BEYOND / (1 - attainment) - ROUNDING);
        return measured.getAsLong() >= needed
                ? Optional.empty()
                : Optional.of("an attainment of " + attainment + " takes " + needed
                        + " measured requests to judge, so that " + BEYOND + " lie beyond it; " + trial.benchmark()
                        + " measures " + measured.getAsLong() + ": raise -n, -i, -r or -f, or lower the attainment");
    }
}
