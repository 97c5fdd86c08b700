package io.llmharness.runtime.result;

import io.llmharness.runtime.catalog.SloModel;
import io.llmharness.runtime.metric.Metric;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A trial against its limits. The population is every arrival of the measured time, whatever became of it, but for those cancelled on
 * purpose.
 *
 * @param wanted share of requests that must be good
 * @param good requests that succeeded and met every limit
 * @param population requests
 * @param interval Wilson's interval of the attainment
 * @param goodPerSecond goodput
 * @param goodTokensPerSecond output tokens of good requests over the measured time
 * @param vacuous requests that met a limit only because the metric is undefined for them
 * @param limits each limit by itself
 */
public record SloVerdict(
        double wanted,
        long good,
        long population,
        ConfidenceInterval interval,
        double goodPerSecond,
        double goodTokensPerSecond,
        long vacuous,
        List<Limit> limits) {

    /**
     * One limit.
     *
     * @param metric what is limited
     * @param bound the limit
     * @param met requests that succeeded and met it
     * @param population requests
     * @param interval Wilson's interval of the share
     */
    public record Limit(Metric metric, Duration bound, long met, long population, ConfidenceInterval interval) {
        /** Share of the population that met it; 0 without a population. */
        public double attainment() {
            return population == 0 ? 0 : (double) met / population;
        }
    }

    public SloVerdict {
        limits = List.copyOf(limits);
    }

    /** The verdict; empty when the trial has no limits. */
    public static Optional<SloVerdict> of(TrialResult trial) {
        return trial.plan().slo().map(slo -> of(slo, Merge.trial(trial)));
    }

    private static SloVerdict of(SloModel slo, Totals t) {
        long population = t.requests().population();
        List<Limit> limits = new ArrayList<>();
        slo.ttft()
                .ifPresent(bound -> limits.add(limit(Metric.TTFT, bound, t.slo().ttft(), population)));
        slo.tpot()
                .ifPresent(bound -> limits.add(limit(Metric.TPOT, bound, t.slo().tpot(), population)));
        slo.e2e().ifPresent(bound -> limits.add(limit(Metric.E2E, bound, t.slo().e2e(), population)));
        double seconds = t.flow().seconds();
        return new SloVerdict(
                slo.attainment(),
                t.slo().good(),
                population,
                Statistic.wilson(t.slo().good(), population),
                seconds > 0 ? t.slo().good() / seconds : 0,
                seconds > 0 ? t.slo().goodTokens() / seconds : 0,
                t.slo().vacuous(),
                limits);
    }

    private static Limit limit(Metric metric, Duration bound, long met, long population) {
        return new Limit(metric, bound, met, population, Statistic.wilson(met, population));
    }

    /** Share of the population that was good; 0 without a population. */
    public double attainment() {
        return population == 0 ? 0 : (double) good / population;
    }

    /** Whether enough requests were good. */
    public boolean met() {
        return population > 0 && attainment() >= wanted;
    }

    /** Whether the count bears {@link #met()} out: the wanted share lies outside the interval. */
    public boolean certain() {
        return met() ? interval.low() >= wanted : interval.high() < wanted;
    }
}
