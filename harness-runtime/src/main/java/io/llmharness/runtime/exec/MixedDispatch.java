package io.llmharness.runtime.exec;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Deals the requests of one load to several workloads, by their shares. Which one a request is of depends on the seed and on its number
 * alone, so that the mix is the same for any number of loops; a conversation stays with its workload.
 */
final class MixedDispatch extends Dispatch {
    private static final double UNIT = 0x1.0p-53;

    private final List<LoopWorker> workers;
    private final double[] shares;
    private final long seed;

    /**
     * A dispatch.
     *
     * @param shares of the workers, in their order; their sum is 1
     */
    MixedDispatch(List<LoopWorker> workers, double[] shares, long seed) {
        this.workers = List.copyOf(workers);
        this.shares = shares.clone();
        this.seed = seed;
    }

    /** Index of the workload that a new request is of. */
    static int pick(double[] shares, long seed, long number) {
        double at = (mixed(seed + number * 0x9E3779B97F4A7C15L) >>> 11) * UNIT;
        int last = 0;
        for (int i = 0; i < shares.length; i++) {
            if (shares[i] > 0) {
                last = i;
                at -= shares[i];
                if (at < 0) {
                    return i;
                }
            }
        }
        return last; // the sum of the shares may round to a little less than 1
    }

    /** The finalizer of SplitMix64. */
    private static long mixed(long z) {
        long a = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ a >>> 27) * 0x94D049BB133111EBL;
        return b ^ b >>> 31;
    }

    private int part(@Nullable VirtualUser user, long number) {
        return user != null && user.dialogue != null ? user.part : pick(shares, seed, number);
    }

    @Override
    int offer(@Nullable VirtualUser user, long intended, long number) {
        return workers.get(part(user, number)).offer(user, intended, number);
    }

    @Override
    void delay(@Nullable VirtualUser user, int window, long number) {
        workers.get(part(user, number)).delay(user, window, number);
    }

    @Override
    void issue(VirtualUser user, long intended, int window, long number) {
        user.part = part(user, number);
        workers.get(user.part).issue(user, intended, window, number);
    }

    @Override
    void drop(long intended, long number) {
        workers.get(part(null, number)).drop(intended, number);
    }

    @Override
    long allowanceNanos(long now) {
        return workers.get(0).allowanceNanos(now);
    }

    @Override
    int inFlight() {
        int all = 0;
        for (LoopWorker worker : workers) {
            all += worker.inFlight();
        }
        return all;
    }

    @Override
    long share(long all) {
        return workers.get(0).share(all);
    }

    @Override
    void checkDrained() {
        workers.forEach(LoopWorker::checkDrained);
    }
}
