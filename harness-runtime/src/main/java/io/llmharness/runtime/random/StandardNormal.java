package io.llmharness.runtime.random;

import java.util.SplittableRandom;

/** The normal distribution of mean 0 and deviation 1, by Marsaglia's polar method and with {@link StrictMath}. */
public final class StandardNormal {
    private StandardNormal() {}

    /** Draws a variate. */
    public static double draw(SplittableRandom random) {
        while (true) {
            double u = 2 * random.nextDouble() - 1;
            double v = 2 * random.nextDouble() - 1;
            double s = u * u + v * v;
            if (s > 0 && s < 1) {
                return u * StrictMath.sqrt(-2 * StrictMath.log(s) / s);
            }
        }
    }
}
