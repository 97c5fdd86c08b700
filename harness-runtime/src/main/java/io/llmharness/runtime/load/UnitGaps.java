package io.llmharness.runtime.load;

import io.llmharness.runtime.random.StandardNormal;
import java.util.SplittableRandom;

/**
 * Gaps between arrivals of rate 1, in units of the mean gap. {@link StrictMath} and {@link SplittableRandom} give the same gaps for a
 * seed on every machine and JDK.
 */
@FunctionalInterface
interface UnitGaps {
    /** The next gap, at least 0; 1 on average. */
    double next();

    /** What the sum of the gaps begins with. */
    default double beforeFirst() {
        return 0;
    }

    /** Always 1; the first arrival is at 0. */
    static UnitGaps even() {
        return new UnitGaps() {
            @Override
            public double next() {
                return 1;
            }

            @Override
            public double beforeFirst() {
                return -1;
            }
        };
    }

    /** Exponential gaps. */
    static UnitGaps exponential(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return () -> -StrictMath.log(1 - random.nextDouble());
    }

    /** Gamma-distributed gaps of the given shape: their squared coefficient of variation is 1/shape. */
    static UnitGaps gamma(double shape, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return () -> gamma(random, shape) / shape;
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
