package io.llmharness.runtime.result;

import io.llmharness.runtime.metric.Histograms;
import io.llmharness.runtime.metric.Metric;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.Histogram;

/**
 * One metric of a trial or fork in its recorded unit: the point estimate pools all forks, the intervals are made across them.
 *
 * @param metric which
 * @param pooled all measured values; never empty
 * @param forks the same by fork and iteration; those without a value are left out
 * @param failures requests of the population without a success, which count as infinitely slow in {@link #withFailures}
 * @param sequential whether forks were added until intervals were narrow enough
 */
public record Latency(Metric metric, Histogram pooled, List<List<Histogram>> forks, long failures, boolean sequential) {
    public Latency {
        forks = forks.stream().map(List::copyOf).toList();
    }

    /** The metric over these forks; empty when it has no value. */
    public static Optional<Latency> of(Metric metric, List<ForkResult> forks, boolean sequential) {
        List<List<Histogram>> parts = forks.stream()
                .map(f -> values(metric, f))
                .filter(f -> !f.isEmpty())
                .toList();
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        long failures = forks.stream()
                .flatMap(f -> f.measured().stream())
                .mapToLong(i -> i.requests().unsuccessful())
                .sum();
        Histogram pooled = sum(parts.stream().flatMap(List::stream).toList());
        return Optional.of(new Latency(metric, pooled, parts, failures, sequential));
    }

    public long count() {
        return pooled.getTotalCount();
    }

    /** The pooled percentile; empty when the count does not support it. */
    public OptionalDouble percentile(Percentile percentile) {
        return percentile.of(pooled);
    }

    /** The pooled percentile with failures as +∞; empty when the count does not support it. */
    public OptionalDouble withFailures(Percentile percentile) {
        return percentile.withFailures(pooled, failures);
    }

    /** The interval of a percentile across forks; empty for one fork, or when a fork's count does not support it. */
    public Optional<ConfidenceInterval> interval(Percentile percentile) {
        boolean supported = forks.stream().allMatch(f -> percentile.supportedBy(count(f)));
        return supported ? acrossForks(h -> percentile.of(h).orElseThrow()) : Optional.empty();
    }

    /** The interval of the mean across forks; empty for one fork. */
    public Optional<ConfidenceInterval> meanInterval() {
        return acrossForks(Histogram::getMean);
    }

    /** The highest percentile that has an interval. */
    public Optional<Percentile> headline() {
        Optional<Percentile> best = Optional.empty();
        for (Percentile p : Percentile.values()) {
            if (p != Percentile.P999 && interval(p).isPresent()) {
                best = Optional.of(p);
            }
        }
        return best;
    }

    /** Where its variance comes from. */
    public VarianceSplit variance() {
        return VarianceSplit.of(forks);
    }

    private Optional<ConfidenceInterval> acrossForks(ToDoubleFunction<Histogram> value) {
        double[] values = forks.stream().map(Latency::sum).mapToDouble(value).toArray();
        return (sequential ? Statistic.sequential(values) : Statistic.acrossForks(values))
                .map(ConfidenceInterval::notNegative);
    }

    private static List<Histogram> values(Metric metric, ForkResult fork) {
        return fork.measured().stream()
                .map(i -> i.histograms().get(metric))
                .filter(h -> h != null && h.getTotalCount() > 0)
                .toList();
    }

    private static long count(List<Histogram> fork) {
        return fork.stream().mapToLong(Histogram::getTotalCount).sum();
    }

    private static Histogram sum(List<Histogram> fork) {
        Histogram sum = Histograms.empty();
        fork.forEach(sum::add);
        return sum;
    }
}
