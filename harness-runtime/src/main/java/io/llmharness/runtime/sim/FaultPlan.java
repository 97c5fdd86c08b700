package io.llmharness.runtime.sim;

import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Which requests fail. Exact in every block of requests: of a share of 0.05 exactly 5 of each 100 fail, at seeded places. The block
 * is the smallest power of ten, 100 or more, in which every share is a whole number, 100,000 at most.
 */
final class FaultPlan {
    private static final int LARGEST_BLOCK = 100_000;

    private final @Nullable Fault[] block;
    private final SplittableRandom random;
    private long next;

    FaultPlan(List<ErrorShare> shares, long seed) {
        int size = 100;
        while (size < LARGEST_BLOCK && !wholeIn(size, shares)) {
            size *= 10;
        }
        block = new Fault[size];
        random = new SplittableRandom(seed);
        int at = 0;
        for (ErrorShare share : shares) {
            long count = Math.round(share.share() * size);
            for (long i = 0; i < count; i++) {
                if (at == size) {
                    throw new IllegalArgumentException("simulator option errors: the shares add up to more than 1");
                }
                block[at++] = share.fault();
            }
        }
    }

    /** The ticket of the next request; a fault asked for by the model's name comes first and leaves the plan's places as they are. */
    synchronized Admission admit(String model) {
        int place = (int) (next % block.length);
        if (place == 0) {
            shuffle();
        }
        Fault planned = block[place];
        Fault named = Fault.ofModel(model);
        return new Admission(next++, named != null ? named : planned);
    }

    private void shuffle() {
        for (int i = block.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            Fault swapped = block[i];
            block[i] = block[j];
            block[j] = swapped;
        }
    }

    private static boolean wholeIn(int size, List<ErrorShare> shares) {
        return shares.stream().allMatch(s -> Math.abs(s.share() * size - Math.rint(s.share() * size)) < 1e-6);
    }
}
