package io.llmharness.runtime.search;

import io.llmharness.runtime.metric.Metric;
import io.llmharness.runtime.result.Capacity.Outcome;
import io.llmharness.runtime.result.Capacity.Point;
import io.llmharness.runtime.result.Latency;
import io.llmharness.runtime.result.Rate;
import io.llmharness.runtime.result.SloVerdict;
import io.llmharness.runtime.result.TrialSummary;
import java.util.List;
import java.util.OptionalDouble;

/** What a measured trial says of its load. */
public final class Assessment {
    private static final double MIDDLE = 50;

    private Assessment() {}

    /**
     * The point of a trial.
     *
     * @param index index of the trial in the run
     */
    public static Point of(SearchGoal goal, TrialSummary trial, int index) {
        if (trial.trial().failed()) {
            return point(trial, goal, index, Outcome.FAILED, true, failure(trial));
        }
        boolean asked = trial.totals().requests().population() > 0;
        if (asked && trial.failed()) {
            return point(
                    trial,
                    goal,
                    index,
                    Outcome.MISSED,
                    true,
                    first(trial.validity().reasons()));
        }
        if (!trial.validity().printable()) {
            return point(
                    trial,
                    goal,
                    index,
                    Outcome.UNTRUSTED,
                    true,
                    first(trial.validity().reasons()));
        }
        List<Limit.Finding> findings =
                goal.limits().stream().map(limit -> limit.judge(trial)).toList();
        List<Limit.Finding> missed =
                findings.stream().filter(f -> f.missed().isPresent()).toList();
        return missed.isEmpty()
                ? point(trial, goal, index, Outcome.MET, findings.stream().allMatch(Limit.Finding::certain), "")
                : point(
                        trial,
                        goal,
                        index,
                        Outcome.MISSED,
                        missed.stream().anyMatch(Limit.Finding::certain),
                        missed.get(0).missed().orElseThrow());
    }

    private static Point point(
            TrialSummary trial, SearchGoal goal, int index, Outcome outcome, boolean certain, String why) {
        boolean closed = trial.plan().load().closed();
        return new Point(
                index,
                trial.plan().load().level().orElseThrow(),
                optional(trial.rate(goal.objective()).map(Rate::value).orElse(Double.NaN)),
                optional(trial.latency(closed ? Metric.E2E : Metric.E2E_INTENDED)
                        .map(Assessment::middleMillis)
                        .orElse(Double.NaN)),
                optional(trial.slo().map(SloVerdict::attainment).orElse(Double.NaN)),
                outcome,
                certain,
                why);
    }

    private static double middleMillis(Latency latency) {
        return latency.pooled().getValueAtPercentile(MIDDLE) / 1e6;
    }

    private static OptionalDouble optional(double value) {
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private static String failure(TrialSummary trial) {
        return trial.trial().forks().stream()
                .flatMap(f -> f.failure().stream())
                .findFirst()
                .orElse("no fork of it was run");
    }

    private static String first(List<String> reasons) {
        return reasons.isEmpty() ? "no request was answered" : reasons.get(0);
    }
}
