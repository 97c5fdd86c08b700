package io.llmharness.runtime.report;

import io.llmharness.runtime.result.ConfidenceInterval;
import io.llmharness.runtime.result.Latency;
import io.llmharness.runtime.result.Percentile;
import io.llmharness.runtime.result.Rate;
import io.llmharness.runtime.result.TrialSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One figure under one name, for formats that are lists of figures.
 *
 * @param name {@code ttft·p99}, {@code outputTokensPerSecond}
 * @param mode JMH's word for how it came about
 * @param count values it was made from: samples of a latency, iterations of a rate
 * @param value in its unit
 * @param interval across forks; empty for one
 * @param unit its unit
 */
record Score(String name, String mode, long count, double value, Optional<ConfidenceInterval> interval, String unit) {
    /** Joins a metric and its statistic, as JMH does. */
    private static final String DOT = "·";

    /** All figures of a trial, in catalogue order; percentiles only where the count supports them. */
    static List<Score> of(TrialSummary trial) {
        Units units = new Units(trial.plan().outputUnit());
        List<Score> scores = new ArrayList<>();
        trial.latencies().values().forEach(latency -> scores.addAll(of(latency, units)));
        trial.rates().values().forEach(rate -> scores.add(of(rate)));
        return scores;
    }

    private static List<Score> of(Latency latency, Units times) {
        Units units = times.of(latency.metric());
        List<Score> scores = new ArrayList<>();
        scores.add(score(latency, "mean", latency.pooled().getMean(), latency.meanInterval(), units));
        for (Percentile p : Percentile.values()) {
            OptionalDouble value = latency.percentile(p);
            if (value.isPresent()) {
                scores.add(score(latency, p.key(), value.getAsDouble(), latency.interval(p), units));
            }
        }
        scores.add(score(latency, "max", latency.pooled().getMaxValue(), Optional.empty(), units));
        return scores;
    }

    private static Score score(
            Latency latency, String statistic, double value, Optional<ConfidenceInterval> interval, Units units) {
        return new Score(
                latency.metric().key() + DOT + statistic,
                "sample",
                latency.count(),
                units.of(value),
                interval.map(i -> i.times(units.of(1))),
                units.symbol());
    }

    private static Score of(Rate rate) {
        return new Score(
                rate.kind().key(),
                "thrpt",
                rate.iterations(),
                rate.value(),
                rate.interval(),
                rate.kind().unit());
    }
}
