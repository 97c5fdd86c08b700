package io.llmharness.runtime.load;

import io.llmharness.runtime.random.StandardNormal;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * Arrivals with independent random gaps. {@link StrictMath} and {@link SplittableRandom} give the same times for a seed on every
 * machine and JDK.
 */
final class RandomArrivals implements FireTimes {
    private final SplittableRandom random;
    private final ToDoubleFunction<SplittableRandom> gapOfMeanOne;
    private final double meanNanos;
    private double nanos;

    private RandomArrivals(double perSecond, long seed, ToDoubleFunction<SplittableRandom> gapOfMeanOne) {
        this.random = new SplittableRandom(seed);
        this.gapOfMeanOne = gapOfMeanOne;
        this.meanNanos = 1e9 / perSecond;
    }

    /** Exponential gaps. */
    static RandomArrivals poisson(double perSecond, long seed) {
        return new RandomArrivals(perSecond, seed, RandomArrivals::exponential);
    }

    /** Gamma-distributed gaps of the given shape, scaled to the wanted rate. */
    static RandomArrivals gamma(double perSecond, double shape, long seed) {
        return new RandomArrivals(perSecond, seed, random -> gamma(random, shape) / shape);
    }

    @Override
    public long nextNanos() {
        nanos += gapOfMeanOne.applyAsDouble(random) * meanNanos;
        return (long) nanos;
    }

    private static double exponential(SplittableRandom random) {
        return -StrictMath.log(1 - random.nextDouble());
    }

    /**
     * A gamma variate of scale 1. Source: G. Marsaglia and W. W. Tsang, "A simple method for generating gamma variables", ACM
     * TOMS 26 (2000), with their boost for shapes below 1.
     */
    private static double gamma(SplittableRandom random, double shape) {
        if (shape < 1) {
            return gamma(random, shape + 1) * StrictMath.pow(1 - random.nextDouble(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / StrictMath.sqrt(9 * d);
        while (true) {
            double x = StandardNormal.draw(random);
            double v = 1 + c * x;
            if (v <= 0) {
                continue;
            }
            v = v * v * v;
            double u = 1 - random.nextDouble();
            if (StrictMath.log(u) < 0.5 * x * x + d - d * v + d * StrictMath.log(v)) {
                return d * v;
            }
        }
    }
}
