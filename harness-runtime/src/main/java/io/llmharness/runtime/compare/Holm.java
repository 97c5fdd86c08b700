package io.llmharness.runtime.compare;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Holm's step-down correction: with it the chance of any false alarm among several tests is that of one alone. */
final class Holm {
    private Holm() {}

    /** Adjusted p-values in the order given; one is significant when it is below the level wanted for all together. */
    static double[] adjust(double... p) {
        int[] order = IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> p[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = new double[p.length];
        double highest = 0;
        for (int rank = 0; rank < order.length; rank++) {
            highest = Math.max(highest, Math.min(1, (p.length - rank) * p[order[rank]]));
            adjusted[order[rank]] = highest;
        }
        return adjusted;
    }
}
