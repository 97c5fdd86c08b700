package io.llmharness.runtime.result;

import java.util.List;
import java.util.OptionalDouble;
import org.HdrHistogram.Histogram;

/**
 * Where a metric's variance comes from, in the squared unit of its values: a nested analysis of variance over iteration means, by the
 * method of moments (Searle, Casella, McCulloch, Variance Components, 1992). A component that would come out negative is 0: it is
 * drowned by the one below it.
 *
 * @param fork between forks; empty for fewer than two forks, or when no fork has two iterations
 * @param iteration between iterations of a fork; empty when no fork has two
 * @param request between the values of one iteration
 */
public record VarianceSplit(OptionalDouble fork, OptionalDouble iteration, double request) {
    /** The whole variance. */
    public double total() {
        return fork.orElse(0) + iteration.orElse(0) + request;
    }

    /** Splits the variance of values given by fork and by iteration; iterations without a value are left out. */
    public static VarianceSplit of(List<List<Histogram>> forks) {
        List<List<Histogram>> filled = forks.stream()
                .map(f -> f.stream().filter(h -> h.getTotalCount() > 0).toList())
                .filter(f -> !f.isEmpty())
                .toList();
        double request = request(filled);
        long iterations = filled.stream().mapToLong(List::size).sum();
        long freedom = iterations - filled.size();
        if (freedom == 0) {
            return new VarianceSplit(OptionalDouble.empty(), OptionalDouble.empty(), request);
        }
        double within = filled.stream().mapToDouble(VarianceSplit::squares).sum() / freedom;
        double iteration = Math.max(0, within - request / harmonicCount(filled));
        OptionalDouble fork =
                filled.size() < 2 ? OptionalDouble.empty() : OptionalDouble.of(between(filled, iterations, within));
        return new VarianceSplit(fork, OptionalDouble.of(iteration), request);
    }

    private static double request(List<List<Histogram>> forks) {
        double sum = 0;
        long freedom = 0;
        for (List<Histogram> fork : forks) {
            for (Histogram h : fork) {
                sum += h.getStdDeviation() * h.getStdDeviation() * h.getTotalCount();
                freedom += h.getTotalCount() - 1;
            }
        }
        return freedom == 0 ? 0 : sum / freedom;
    }

    private static double between(List<List<Histogram>> forks, long iterations, double within) {
        double grand = forks.stream()
                        .flatMap(List::stream)
                        .mapToDouble(Histogram::getMean)
                        .sum()
                / iterations;
        double squares = forks.stream()
                .mapToDouble(f -> f.size() * square(mean(f) - grand))
                .sum();
        double squaredSizes = forks.stream().mapToDouble(f -> square(f.size())).sum();
        double size = (iterations - squaredSizes / iterations) / (forks.size() - 1);
        return Math.max(0, (squares / (forks.size() - 1) - within) / size);
    }

    private static double squares(List<Histogram> fork) {
        double mean = mean(fork);
        return fork.stream().mapToDouble(h -> square(h.getMean() - mean)).sum();
    }

    /** Values an iteration mean is made of, on the harmonic average: what divides the request variance in it. */
    private static double harmonicCount(List<List<Histogram>> forks) {
        return 1
                / forks.stream()
                        .flatMap(List::stream)
                        .mapToDouble(h -> 1.0 / h.getTotalCount())
                        .average()
                        .orElse(1);
    }

    private static double mean(List<Histogram> fork) {
        return fork.stream().mapToDouble(Histogram::getMean).average().orElse(0);
    }

    private static double square(double x) {
        return x * x;
    }
}
