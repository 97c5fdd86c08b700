package io.llmharness.runtime.report;

import io.llmharness.runtime.metric.Metric;
import io.llmharness.runtime.result.ConfidenceInterval;
import io.llmharness.runtime.result.Latency;
import io.llmharness.runtime.result.Percentile;
import io.llmharness.runtime.result.Rate;
import io.llmharness.runtime.result.TrialSummary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * The figures that tables show of a trial.
 *
 * @param trial the trial
 * @param key the metric's or rate's name
 * @param latency the values; empty for a rate or where there are none
 * @param withFailures whether the latency's row is the one in which failures count as infinitely slow
 * @param rate the rate; empty for a latency or where there is none
 */
record ScoreRow(TrialSummary trial, String key, Optional<Latency> latency, boolean withFailures, Optional<Rate> rate) {
    private static final List<Metric> LATENCIES = List.of(
            Metric.TTFT, Metric.TTFT_INTENDED, Metric.ITL, Metric.ICL, Metric.TPOT, Metric.E2E, Metric.E2E_INTENDED);

    private static final List<Metric> EXPERIENCE = Arrays.stream(Metric.values())
            .filter(m -> m.group() == Metric.Group.EXPERIENCE)
            .toList();

    /** All rows that tables can have, in their order. */
    static final List<String> ORDER = order();

    /** End of the name of a latency in which failures count as infinitely slow. */
    static final String WITH_FAILURES = ".withFailures";

    private static final Set<Metric> BOTH_SERIES = Set.of(Metric.TTFT, Metric.E2E);

    /**
     * The latencies of a trial, those that it lacks included; intended ones only where there is a schedule, those with failures only
     * where there are some.
     */
    static List<ScoreRow> latencies(TrialSummary trial) {
        return LATENCIES.stream()
                .filter(m -> shown(trial, m))
                .flatMap(m -> rows(trial, m))
                .toList();
    }

    /** How fast and how smoothly answers of a trial came; only what it has. */
    static List<ScoreRow> experience(TrialSummary trial) {
        return EXPERIENCE.stream()
                .flatMap(m -> trial.latency(m).stream())
                .map(l -> new ScoreRow(trial, l.metric().key(), Optional.of(l), false, Optional.empty()))
                .toList();
    }

    private static boolean shown(TrialSummary trial, Metric metric) {
        return switch (metric) {
            case TTFT_INTENDED, E2E_INTENDED -> !trial.plan().load().closed();
            case ICL ->
                trial.latency(Metric.ITL).isEmpty() && trial.latency(Metric.ICL).isPresent();
            default -> true;
        };
    }

    private static List<String> order() {
        List<String> order = new ArrayList<>();
        for (Metric metric : LATENCIES) {
            order.add(metric.key());
            order.add(metric.key() + WITH_FAILURES);
        }
        EXPERIENCE.forEach(metric -> order.add(metric.key()));
        for (Rate.Kind kind : Rate.Kind.values()) {
            order.add(kind.key());
        }
        return List.copyOf(order);
    }

    private static Stream<ScoreRow> rows(TrialSummary trial, Metric metric) {
        Optional<Latency> latency = trial.latency(metric);
        ScoreRow row = new ScoreRow(trial, metric.key(), latency, false, Optional.empty());
        if (!BOTH_SERIES.contains(metric)
                || latency.filter(l -> l.failures() > 0).isEmpty()) {
            return Stream.of(row);
        }
        String key = metric.key() + WITH_FAILURES;
        return Stream.of(row, new ScoreRow(trial, key, latency, true, Optional.empty()));
    }

    /** The rates of a trial, those that it lacks included; goodput only where there is an SLO. */
    static List<ScoreRow> rates(TrialSummary trial) {
        List<Rate.Kind> shown = new ArrayList<>(List.of(Rate.Kind.OUTPUT_TOKENS, Rate.Kind.REQUESTS));
        if (trial.slo().isPresent()) {
            shown.add(Rate.Kind.GOODPUT);
        }
        return shown.stream()
                .map(k -> new ScoreRow(trial, k.key(), Optional.empty(), false, trial.rate(k)))
                .toList();
    }

    /** Values of the latency. */
    long count() {
        return latency.map(l -> l.count() + (withFailures ? l.failures() : 0)).orElse(0L);
    }

    /** The percentile, which may be infinite; empty where the count does not support it. */
    OptionalDouble percentile(Percentile p) {
        return latency.map(l -> withFailures ? l.withFailures(p) : l.percentile(p))
                .orElse(OptionalDouble.empty());
    }

    /** The interval of a percentile across forks. */
    Optional<ConfidenceInterval> interval(Percentile p) {
        return withFailures ? Optional.empty() : latency.flatMap(l -> l.interval(p));
    }

    OptionalDouble mean() {
        return summary(l -> l.pooled().getMean());
    }

    OptionalDouble max() {
        return summary(l -> (double) l.pooled().getMaxValue());
    }

    private OptionalDouble summary(ToDoubleFunction<Latency> of) {
        if (latency.isEmpty()) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(withFailures ? Double.POSITIVE_INFINITY : of.applyAsDouble(latency.get()));
    }

    /** Whether there is nothing to show but a dash. */
    boolean isAbsent() {
        return latency.isEmpty() && rate.isEmpty();
    }

    /** Why there is nothing. */
    String reason() {
        return trial.unavailable().getOrDefault(key, "not measured");
    }

    /** JMH's word for how the figure came about. */
    String mode() {
        return key.equals(Rate.Kind.GOODPUT.key()) ? "goodput" : "thrpt";
    }
}
