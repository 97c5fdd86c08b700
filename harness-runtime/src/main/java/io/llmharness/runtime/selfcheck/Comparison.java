package io.llmharness.runtime.selfcheck;

import io.llmharness.runtime.metric.Metric;
import io.llmharness.runtime.result.Accuracy;
import io.llmharness.runtime.result.Accuracy.Deviation;
import io.llmharness.runtime.result.Percentile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What the harness saw against what the engine did, and the same of bare readers. */
final class Comparison {
    private static final List<Percentile> SHOWN = List.of(Percentile.P50, Percentile.P99, Percentile.P999);
    private static final double MILLI = 1e6;

    private record Pair(Latencies seen, Latencies truth) {
        OptionalDouble error(Metric metric, Percentile percentile) {
            OptionalDouble here = seen.of(metric).percentile(percentile);
            OptionalDouble there = truth.of(metric).percentile(percentile);
            return here.isPresent() && there.isPresent()
                    ? OptionalDouble.of((here.getAsDouble() - there.getAsDouble()) / MILLI)
                    : OptionalDouble.empty();
        }

        double bias(Metric metric) {
            return (seen.of(metric).mean() - truth.of(metric).mean()) / MILLI;
        }

        boolean has(Metric metric) {
            return seen.of(metric).count() > 0 && truth.of(metric).count() > 0;
        }
    }

    private final Pair harness;
    private final List<Pair> floors = new ArrayList<>();

    Comparison(Latencies seen, Latencies truth) {
        harness = new Pair(seen, truth);
    }

    /** Adds what a bare reader saw, and what the engine did then. */
    void floor(Latencies seen, Latencies truth) {
        floors.add(new Pair(seen, truth));
    }

    /** The metrics that have samples. */
    List<Accuracy> accuracy() {
        return Latencies.METRICS.stream()
                .filter(harness::has)
                .map(this::accuracy)
                .toList();
    }

    private Accuracy accuracy(Metric metric) {
        List<Deviation> errors = new ArrayList<>();
        for (Percentile percentile : SHOWN) {
            harness.error(metric, percentile)
                    .ifPresent(error -> errors.add(new Deviation(
                            percentile.key(),
                            harness.truth().of(metric).percentile(percentile).orElseThrow() / MILLI,
                            error,
                            floor(metric, percentile))));
        }
        OptionalDouble floorBias = floors.stream()
                .filter(f -> f.has(metric))
                .mapToDouble(f -> f.bias(metric))
                .average();
        return new Accuracy(
                metric.key(),
                harness.seen().of(metric).count(),
                harness.truth().of(metric).mean() / MILLI,
                harness.bias(metric),
                floorBias.isPresent() ? Optional.of(floorBias.getAsDouble()) : Optional.empty(),
                errors);
    }

    /** The largest of the bare readers' errors: which of them was disturbed is luck. */
    private Optional<Double> floor(Metric metric, Percentile percentile) {
        OptionalDouble largest = floors.stream()
                .map(f -> f.error(metric, percentile))
                .filter(OptionalDouble::isPresent)
                .mapToDouble(error -> Math.abs(error.getAsDouble()))
                .max();
        return largest.isPresent() ? Optional.of(largest.getAsDouble()) : Optional.empty();
    }
}
