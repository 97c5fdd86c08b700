package io.llmharness.benchmarks.speed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * How much of its time a machine takes away from threads that never wait, one a core: what a hypervisor gives to its other guests. No
 * client's tail can be shorter than these gaps.
 *
 * @param share of the time that was taken away, of the core that lost most
 * @param longestNanos the longest gap
 */
record Stalls(double share, long longestNanos) {
    private static final long SPIN_NANOS = 3_000_000_000L;
    /** Two clock readings of a running thread are less than a microsecond apart; an interrupt takes tens. */
    private static final long GAP_NANOS = 200_000;

    static Stalls measure() throws Exception {
        int cores = Runtime.getRuntime().availableProcessors();
        ExecutorService threads = Executors.newFixedThreadPool(cores);
        try {
            List<Callable<Stalls>> spins = new ArrayList<>();
            for (int i = 0; i < cores; i++) {
                spins.add(Stalls::spin);
            }
            Stalls worst = new Stalls(0, 0);
            for (Future<Stalls> one : threads.invokeAll(spins)) {
                worst = new Stalls(
                        Math.max(worst.share, one.get().share), Math.max(worst.longestNanos, one.get().longestNanos));
            }
            return worst;
        } finally {
            threads.shutdownNow();
        }
    }

    private static Stalls spin() {
        long taken = 0;
        long longest = 0;
        long begin = System.nanoTime();
        long last = begin;
        while (last - begin < SPIN_NANOS) {
            long now = System.nanoTime();
            if (now - last > GAP_NANOS) {
                taken += now - last;
                longest = Math.max(longest, now - last);
            }
            last = now;
        }
        return new Stalls((double) taken / (last - begin), longest);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "with every core busy this machine takes %.1f %% of a core's time away, up to %.1f ms at once",
                100 * share,
                longestNanos / 1e6);
    }
}
