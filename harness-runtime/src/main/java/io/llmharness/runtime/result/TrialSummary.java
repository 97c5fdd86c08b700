package io.llmharness.runtime.result;

import io.llmharness.runtime.metric.Metric;
import io.llmharness.runtime.plan.TrialPlan;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that is computed from a trial, once, so that all formats say the same. Each metric and rate is either present or in
 * {@code unavailable}.
 *
 * @param trial what was measured
 * @param totals all its measured iterations
 * @param evidence what the validity is judged by
 * @param validity whether the figures can be trusted
 * @param latencies metrics that have a value, in catalogue order
 * @param rates rates that have a value
 * @param slo the trial against its limits, if it has any
 * @param stationarity whether its forks were steady, fork by fork
 * @param unavailable reasons, by metric or rate key
 */
public record TrialSummary(
        TrialResult trial,
        Totals totals,
        Evidence evidence,
        Validity validity,
        Map<Metric, Latency> latencies,
        Map<Rate.Kind, Rate> rates,
        Optional<SloVerdict> slo,
        List<Stationarity> stationarity,
        Map<String, String> unavailable) {

    /** Computes it. */
    public static TrialSummary of(TrialResult trial) {
        Totals totals = Merge.trial(trial);
        Map<String, String> unavailable = new LinkedHashMap<>();
        Map<Metric, Latency> latencies = new EnumMap<>(Metric.class);
        for (Metric metric : Metric.values()) {
            latency(metric, trial)
                    .ifPresentOrElse(
                            latency -> latencies.put(metric, latency),
                            () -> unavailable.put(metric.key(), Absence.of(metric, trial.plan(), totals)));
        }
        Map<Rate.Kind, Rate> rates = new EnumMap<>(Rate.Kind.class);
        for (Rate.Kind kind : Rate.Kind.values()) {
            rate(kind, trial, totals)
                    .ifPresentOrElse(
                            rate -> rates.put(kind, rate),
                            () -> unavailable.put(kind.key(), Absence.of(kind, trial.plan(), totals)));
        }
        ProfiledLatency.absences(trial.plan().profiles(), trial.plan().stream(), totals, unavailable);
        return new TrialSummary(
                trial,
                totals,
                Evidence.of(totals),
                Validity.of(trial),
                Collections.unmodifiableMap(latencies),
                Collections.unmodifiableMap(rates),
                SloVerdict.of(trial),
                Stationarity.of(trial.plan(), trial.forks()),
                Collections.unmodifiableMap(unavailable));
    }

    public TrialPlan plan() {
        return trial.plan();
    }

    /** A fork broke down, or too few requests succeeded to speak of a measurement. */
    public boolean failed() {
        return trial.failed()
                || totals.requests().succeeded() == 0
                || Losses.of(trial.plan(), trial.forks()).isPresent();
    }

    public Optional<Latency> latency(Metric metric) {
        return Optional.ofNullable(latencies.get(metric));
    }

    /** The figures in other tools' words, profile by profile; empty where none was asked for. */
    public List<ProfiledLatency> profiles() {
        return ProfiledLatency.of(totals);
    }

    public Optional<Rate> rate(Rate.Kind kind) {
        return Optional.ofNullable(rates.get(kind));
    }

    private static Optional<Latency> latency(Metric metric, TrialResult trial) {
        boolean unscheduled =
                Absence.SCHEDULED.contains(metric) && trial.plan().load().closed();
        return unscheduled
                ? Optional.empty()
                : Latency.of(metric, trial.forks(), trial.precision().isPresent());
    }

    private static Optional<Rate> rate(Rate.Kind kind, TrialResult trial, Totals totals) {
        boolean slo = trial.plan().slo().isPresent();
        boolean output =
                totals.requests().succeeded() == 0 || totals.tokens().source().equals("usage");
        boolean exists = switch (kind) {
            case OUTPUT_TOKENS -> output;
            case INPUT_TOKENS ->
                totals.requests().succeeded() == 0 || totals.tokens().input() > 0;
            case REQUESTS -> true;
            case GOODPUT -> slo;
            case TOKEN_GOODPUT -> slo && output;
        };
        List<ForkResult> forks = trial.forks();
        return exists ? Rate.of(kind, forks, trial.precision().isPresent()) : Optional.empty();
    }
}
