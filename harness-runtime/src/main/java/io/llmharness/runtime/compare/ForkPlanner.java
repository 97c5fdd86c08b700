package io.llmharness.runtime.compare;

import io.llmharness.runtime.result.Statistic;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How many forks it takes, judged by the fork-level values of a run made already. The variance of a few forks is itself uncertain, so
 * its upper 90 % bound is planned with (Browne 1995, Stat. Med. 14:1933): planning with the variance as it came out gives too few forks
 * half the time. Where a few forks are wild, the bound is wider (Bonett 2006, Comput. Stat. Data Anal. 50:775).
 */
public final class ForkPlanner {
    /** Beyond it, another way to measure is called for, not more forks. */
    static final int MOST = 1000;

    private static final double CERTAINTY = 0.9;

    private ForkPlanner() {}

    /**
     * Forks of each of two runs, by which a change of {@code share} is found with the chance {@link Effect#POWER} when
     * {@code figures} are gated together. Empty for a pilot of fewer than two forks, and when it would take more than {@value #MOST}.
     */
    public static OptionalInt toSee(double share, int figures, double... pilot) {
        if (pilot.length < 2) {
            return OptionalInt.empty();
        }
        double variance = upperVariance(pilot);
        double tail = (1 - Effect.LEVEL) / 2 / figures;
        return least(n -> {
            TDistribution t = TDistribution.of(2.0 * n - 2);
            double quantiles = t.inverseSurvivalProbability(tail) + t.inverseCumulativeProbability(Effect.POWER);
            return quantiles * Math.sqrt(2 * variance / n) <= Math.log1p(share);
        });
    }

    /**
     * Forks of one run, by which its interval, corrected for having been waited for, reaches no further than {@code share} to either
     * side. Empty as in {@link #toSee}.
     */
    public static OptionalInt forPrecision(double share, double... pilot) {
        if (pilot.length < 2) {
            return OptionalInt.empty();
        }
        double variance = upperVariance(pilot);
        return least(n -> Statistic.sequentialQuantile(n) * Math.sqrt(variance / n) <= share);
    }

    /** The larger of two upper bounds: that of normal noise by chi-squared, and Bonett's, which sees wild forks. */
    private static double upperVariance(double... pilot) {
        double[] logs = Effect.logs(pilot);
        double variance = Effect.variance(logs);
        double freedom = pilot.length - 1.0;
        double normal =
                variance * freedom / ChiSquaredDistribution.of(freedom).inverseCumulativeProbability(1 - CERTAINTY);
        return Math.max(normal, bonett(variance, logs));
    }

    /** Upper bound of a variance whose values need not be normal, widened by their kurtosis. */
    private static double bonett(double variance, double... values) {
        int n = values.length;
        if (n < 5 || variance == 0) {
            return variance;
        }
        double z = NormalDistribution.of(0, 1).inverseCumulativeProbability(CERTAINTY);
        double centre = trimmedMean(1 / (2 * Math.sqrt(n - 4.0)), values);
        double fourth =
                DoubleStream.of(values).map(v -> Math.pow(v - centre, 4)).sum();
        double kurtosis = n * fourth / Math.pow(variance * (n - 1), 2);
        double scale = n / (n - z);
        double error = scale * Math.sqrt(Math.max(0, kurtosis - (n - 3.0) / n) / (n - 1));
        return scale * variance * Math.exp(z * error);
    }

    private static double trimmedMean(double share, double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int cut = (int) (share * sorted.length);
        return Effect.mean(Arrays.copyOfRange(sorted, cut, sorted.length - cut));
    }

    private static OptionalInt least(IntPredicate enough) {
        for (int n = 2; n <= MOST; n++) {
            if (enough.test(n)) {
                return OptionalInt.of(n);
            }
        }
        return OptionalInt.empty();
    }
}
