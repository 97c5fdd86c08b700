package io.llmharness.runtime.sim;

import java.util.SplittableRandom;

/** Scatters times around their mean, seeded. */
final class Jitter {
    private static final double CUT = 3;

    private final double share;
    private final SplittableRandom random;

    Jitter(double share, long seed) {
        this.share = share;
        this.random = new SplittableRandom(seed);
    }

    /** This time, normally distributed around itself, never negative. */
    long of(long nanos) {
        if (share == 0 || nanos == 0) {
            return nanos;
        }
        double deviation = Math.max(-CUT, Math.min(CUT, random.nextGaussian()));
        return Math.max(0, Math.round(nanos * (1 + share * deviation)));
    }
}
