package io.llmharness.runtime.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmharness.runtime.metric.Metric;
import io.llmharness.runtime.result.ConfidenceInterval;
import io.llmharness.runtime.result.ForkResult;
import io.llmharness.runtime.result.IterationResult;
import io.llmharness.runtime.result.Latency;
import io.llmharness.runtime.result.Percentile;
import io.llmharness.runtime.result.VarianceSplit;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/** The {@code metrics} object, at the level of a trial, a fork or an iteration. */
final class JsonMetrics {
    /** Metrics of whole requests that a failed request stands to have lost: those with a series where failures count as infinite. */
    static final Set<Metric> FAILABLE = Set.of(
            Metric.TTFT,
            Metric.TTFT_INTENDED,
            Metric.TTFT_SERVICE,
            Metric.E2E,
            Metric.E2E_INTENDED,
            Metric.E2E_SERVICE);

    private final Units units;

    JsonMetrics(Units units) {
        this.units = units;
    }

    /** With intervals, the variance split and the failure-inclusive series. */
    ObjectNode trial(Collection<Latency> latencies) {
        ObjectNode metrics = Json.object();
        for (Latency latency : latencies) {
            ObjectNode node = figures(latency);
            Units unit = units.of(latency.metric());
            interval(latency, unit).ifPresent(i -> node.set("interval", i));
            node.set("variance", variance(latency.variance(), unit));
            if (FAILABLE.contains(latency.metric())) {
                node.set("withFailures", withFailures(latency, unit));
            }
            metrics.set(latency.metric().key(), histogramLast(node, latency));
        }
        return metrics;
    }

    ObjectNode fork(ForkResult fork) {
        ObjectNode metrics = Json.object();
        all(List.of(fork)).forEach(l -> metrics.set(l.metric().key(), histogramLast(figures(l), l)));
        return metrics;
    }

    ObjectNode iteration(IterationResult iteration) {
        ObjectNode metrics = Json.object();
        for (Metric metric : Metric.values()) {
            Optional.ofNullable(iteration.histograms().get(metric))
                    .filter(h -> h.getTotalCount() > 0)
                    .map(h -> new Latency(metric, h, List.of(List.of(h)), 0, false))
                    .ifPresent(l -> metrics.set(metric.key(), histogramLast(figures(l), l)));
        }
        return metrics;
    }

    private static Stream<Latency> all(List<ForkResult> forks) {
        return Stream.of(Metric.values())
                .map(m -> Latency.of(m, forks, false).orElse(null))
                .filter(Objects::nonNull);
    }

    private ObjectNode figures(Latency latency) {
        Units unit = units.of(latency.metric());
        ObjectNode node = Json.object()
                .put("unit", unit.symbol())
                .put("better", latency.metric().direction().key())
                .put("count", latency.count())
                .put("mean", unit.of(latency.pooled().getMean()))
                .put("stddev", unit.of(latency.pooled().getStdDeviation()))
                .put("min", unit.of(latency.pooled().getMinValue()))
                .put("max", unit.of(latency.pooled().getMaxValue()));
        for (Percentile p : Percentile.values()) {
            Json.put(node, p.key(), inUnit(latency.percentile(p), unit));
        }
        return node;
    }

    private static ObjectNode histogramLast(ObjectNode node, Latency latency) {
        return node.put("histogram", HistogramText.encode(latency.pooled()));
    }

    /** Of the highest percentile that has one, else of the mean; none for one fork. */
    private static Optional<ObjectNode> interval(Latency latency, Units unit) {
        Optional<Percentile> of = latency.headline();
        Optional<ConfidenceInterval> interval = of.map(latency::interval).orElseGet(latency::meanInterval);
        return interval.map(i -> Json.interval(i.times(unit.of(1)))
                .put("of", of.map(Percentile::key).orElse("mean"))
                .put("forks", i.count()));
    }

    private static ObjectNode withFailures(Latency latency, Units unit) {
        ObjectNode node = Json.object().put("count", latency.count() + latency.failures());
        for (Percentile p : Percentile.values()) {
            Json.put(node, p.key(), inUnit(latency.withFailures(p), unit));
        }
        return node;
    }

    private static ObjectNode variance(VarianceSplit split, Units unit) {
        ObjectNode node = Json.object().put("unit", unit.symbol() + "²");
        Json.put(node, "fork", squared(split.fork(), unit));
        Json.put(node, "iteration", squared(split.iteration(), unit));
        Json.put(node, "request", squared(OptionalDouble.of(split.request()), unit));
        return node;
    }

    private static OptionalDouble inUnit(OptionalDouble value, Units unit) {
        return value.isPresent() ? OptionalDouble.of(unit.of(value.getAsDouble())) : value;
    }

    private static OptionalDouble squared(OptionalDouble value, Units unit) {
        return value.isPresent() ? OptionalDouble.of(unit.of(unit.of(value.getAsDouble()))) : value;
    }
}
