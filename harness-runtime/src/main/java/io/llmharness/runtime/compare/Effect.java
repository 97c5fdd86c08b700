package io.llmharness.runtime.compare;

import io.llmharness.runtime.result.ConfidenceInterval;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The change of a figure between two runs, estimated from the logarithms of its fork-level values: a mean difference d with a standard
 * error and Student's t. Paired forks give one difference a pair, others Welch's test. A change is a share: 0.05 is 5 % more.
 *
 * @param logRatio d, the mean of ln(new) − ln(base)
 * @param logShift Hodges–Lehmann: the median of the differences' pairwise means, unpaired the median of all differences. One wild fork
 *     does not move it
 * @param error standard error of d
 * @param freedom degrees of freedom
 * @param baseForks forks of the base
 * @param newForks forks of the new run
 * @param paired whether fork i of one was set against fork i of the other
 */
public record Effect(
        double logRatio, double logShift, double error, double freedom, int baseForks, int newForks, boolean paired) {

    /**
     * Confidence of the intervals and, taken from 1, the chance to call an unchanged run changed. Above the 95 % of a report's intervals:
     * a gate looks at every change of a project, and one false alarm in twenty is a gate that nobody believes.
     */
    public static final double LEVEL = 0.99;

    /** Chance to find a change of {@link #minimumDetectable}. */
    public static final double POWER = 0.9;

    /**
     * Least variance of a fork-level logarithm: histograms keep values to 0.1 %, so forks that agree to the last digit do not agree
     * better than a value spread evenly over that width.
     */
    private static final double LEAST_VARIANCE = 0.001 * 0.001 / 12;

    /** Estimates it; empty when a side has fewer than two forks. Paired only when both have the same number. */
    public static Optional<Effect> of(double[] base, double[] fresh, boolean paired) {
        if (base.length < 2 || fresh.length < 2) {
            return Optional.empty();
        }
        return Optional.of(paired && base.length == fresh.length ? paired(base, fresh) : unpaired(base, fresh));
    }

    private static Effect paired(double[] base, double[] fresh) {
        double[] differences = new double[base.length];
        for (int i = 0; i < base.length; i++) {
            differences[i] = Math.log(fresh[i]) - Math.log(base[i]);
        }
        int n = differences.length;
        double variance = Math.max(variance(differences), 2 * LEAST_VARIANCE);
        return new Effect(mean(differences), median(walsh(differences)), Math.sqrt(variance / n), n - 1.0, n, n, true);
    }

    private static Effect unpaired(double[] base, double[] fresh) {
        double[] a = logs(base);
        double[] b = logs(fresh);
        double va = Math.max(variance(a), LEAST_VARIANCE) / a.length;
        double vb = Math.max(variance(b), LEAST_VARIANCE) / b.length;
        double freedom = (va + vb) * (va + vb) / (va * va / (a.length - 1) + vb * vb / (b.length - 1));
        return new Effect(
                mean(b) - mean(a), median(gaps(a, b)), Math.sqrt(va + vb), freedom, a.length, b.length, false);
    }

    /** The change as a share of the base. */
    public double change() {
        return Math.expm1(logRatio);
    }

    /** The Hodges–Lehmann change as a share of the base. */
    public double shift() {
        return Math.expm1(logShift);
    }

    /** The interval of the change, as shares of the base. */
    public ConfidenceInterval interval() {
        double half = student().inverseSurvivalProbability((1 - LEVEL) / 2) * error;
        return new ConfidenceInterval(
                LEVEL,
                Math.expm1(logRatio - half),
                Math.expm1(logRatio + half),
                (long) baseForks + newForks,
                paired ? "student-t, paired log-ratios" : "welch, log-ratios");
    }

    /** Chance of a difference at least as large, either way, when nothing changed. */
    public double pChanged() {
        return 2 * student().survivalProbability(Math.abs(logRatio) / error);
    }

    /** Chance of a ratio at least as large, when the true one is not above {@code share}. */
    public double pAbove(double share) {
        return student().survivalProbability((logRatio - Math.log1p(share)) / error);
    }

    /** Chance of a ratio at least as small, when the true one is not below {@code share}. */
    public double pBelow(double share) {
        return student().cumulativeProbability((logRatio - Math.log1p(share)) / error);
    }

    /** The smallest increase that so many forks, as noisy as these, find with the chance {@link #POWER}. */
    public double minimumDetectable() {
        TDistribution t = student();
        double quantiles = t.inverseSurvivalProbability((1 - LEVEL) / 2) + t.inverseCumulativeProbability(POWER);
        return Math.expm1(quantiles * error);
    }

    private TDistribution student() {
        return TDistribution.of(freedom);
    }

    static double[] logs(double... values) {
        return Arrays.stream(values).map(Math::log).toArray();
    }

    static double mean(double... values) {
        return DoubleStream.of(values).sum() / values.length;
    }

    /** Unbiased. */
    static double variance(double... values) {
        double mean = mean(values);
        return DoubleStream.of(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1);
    }

    /** The means of all pairs, each value with itself included. */
    private static double[] walsh(double... d) {
        double[] means = new double[d.length * (d.length + 1) / 2];
        int next = 0;
        for (int i = 0; i < d.length; i++) {
            for (int j = i; j < d.length; j++) {
                means[next++] = (d[i] + d[j]) / 2;
            }
        }
        return means;
    }

    private static double[] gaps(double[] a, double[] b) {
        return DoubleStream.of(b)
                .flatMap(y -> DoubleStream.of(a).map(x -> y - x))
                .toArray();
    }

    private static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
