package io.llmharness.runtime.compare;

import io.llmharness.runtime.metric.Direction;
import io.llmharness.runtime.metric.Histograms;
import io.llmharness.runtime.metric.Metric;
import io.llmharness.runtime.result.ForkResult;
import io.llmharness.runtime.result.Latency;
import io.llmharness.runtime.result.Merge;
import io.llmharness.runtime.result.Percentile;
import io.llmharness.runtime.result.Rate;
import io.llmharness.runtime.result.TrialSummary;
import io.llmharness.runtime.text.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/** A figure that two runs can be compared by: {@code ttft.p99}, {@code e2e.mean}, {@code outputTokensPerSecond}. */
public sealed interface Figure {
    /** Its name, as a margin has it. */
    String key();

    /** Which way it gets better. */
    Direction direction();

    /** {@code ns} for a time. */
    String unit();

    /** Its values, fork by fork; a value of a fork is that of all its measured iterations. */
    ForkValues of(TrialSummary trial);

    /**
     * A percentile of a metric, or its mean.
     *
     * @param percentile empty: the mean
     */
    record OfLatency(Metric metric, Optional<Percentile> percentile) implements Figure {
        @Override
        public String key() {
            return metric.key() + "." + percentile.map(Percentile::key).orElse(MEAN);
        }

        @Override
        public Direction direction() {
            return metric.direction();
        }

        @Override
        public String unit() {
            return metric.unit().symbol();
        }

        @Override
        public ForkValues of(TrialSummary trial) {
            Optional<Latency> latency = trial.latency(metric);
            if (latency.isEmpty()) {
                return ForkValues.none(trial.unavailable().getOrDefault(metric.key(), "it has no value"));
            }
            List<Double> values = new ArrayList<>();
            for (ForkResult fork : ForkValues.measured(trial)) {
                Histogram histogram = Merge.fork(fork).histograms().getOrDefault(metric, Histograms.empty());
                long n = histogram.getTotalCount();
                if (n == 0) {
                    return ForkValues.none("a fork has no value");
                }
                if (percentile.isPresent() && !percentile.get().supportedBy(n)) {
                    return ForkValues.none(percentile.get().key() + " needs "
                            + percentile.get().needs() + " values in each fork, one has " + n);
                }
                double value = value(histogram);
                if (value <= 0) {
                    return ForkValues.none("a fork has a value of 0, of which no change can be a share");
                }
                values.add(value);
            }
            return ForkValues.of(values, value(latency.get().pooled()));
        }

        /** In nanoseconds, or in the unit's own. */
        private double value(Histogram histogram) {
            double value = percentile.map(p -> p.of(histogram).orElseThrow()).orElseGet(histogram::getMean);
            return value / metric.unit().recorded();
        }
    }

    /** A rate. */
    record OfRate(Rate.Kind kind) implements Figure {
        @Override
        public String key() {
            return kind.key();
        }

        @Override
        public Direction direction() {
            return kind.direction();
        }

        @Override
        public String unit() {
            return kind.unit();
        }

        @Override
        public ForkValues of(TrialSummary trial) {
            Optional<Rate> rate = trial.rate(kind);
            if (rate.isEmpty()) {
                return ForkValues.none(trial.unavailable().getOrDefault(kind.key(), "it has no value"));
            }
            List<Double> values = ForkValues.measured(trial).stream()
                    .map(Merge::fork)
                    .map(kind::of)
                    .toList();
            return values.stream().anyMatch(v -> v <= 0)
                    ? ForkValues.none("a fork has a rate of 0")
                    : ForkValues.of(values, rate.get().value());
        }
    }

    /** The word for a mean, where a percentile may stand. */
    String MEAN = "mean";

    /** The figure of that name. Throws {@link IllegalArgumentException} with the name that was probably meant. */
    static Figure parse(String name) {
        return all().stream().filter(f -> f.key().equals(name)).findFirst().orElseThrow(() -> unknown(name));
    }

    /** Every figure there is, in catalogue order. */
    static List<Figure> all() {
        List<Figure> all = new ArrayList<>();
        for (Metric metric : Metric.values()) {
            all.add(new OfLatency(metric, Optional.empty()));
            Arrays.stream(Percentile.values()).forEach(p -> all.add(new OfLatency(metric, Optional.of(p))));
        }
        Arrays.stream(Rate.Kind.values()).forEach(kind -> all.add(new OfRate(kind)));
        return all;
    }

    private static IllegalArgumentException unknown(String name) {
        Optional<Metric> bare = Metric.find(name);
        if (bare.isPresent()) {
            return new IllegalArgumentException("\"" + name + "\" is a metric with many values: say which, such as "
                    + name + ".p50 or " + name + "." + MEAN);
        }
        String meant = Nearest.of(name, all().stream().map(Figure::key).toList())
                .map(key -> "did you mean \"" + key + "\"?")
                .orElse("a figure is a metric and a percentile, such as ttft.p99 or e2e." + MEAN
                        + ", or a rate, such as " + Rate.Kind.OUTPUT_TOKENS.key());
        return new IllegalArgumentException("no figure \"" + name + "\": " + meant);
    }
}
