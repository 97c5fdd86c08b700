package io.llmharness.runtime.exec;

import java.util.Arrays;
import java.util.List;

/**
 * The iterations of one stretch of uninterrupted load, one after the other without a gap. Times are {@link System#nanoTime}.
 * Immutable.
 */
final class Windows {
    private static final long ENDLESS = Long.MAX_VALUE;

    private final int firstIteration;
    private final int warmups;
    private final long[] bounds;
    private final long requests;

    private Windows(int firstIteration, int warmups, long[] bounds, long requests) {
        this.firstIteration = firstIteration;
        this.warmups = warmups;
        this.bounds = bounds;
        this.requests = requests;
    }

    /** No iteration: what a loop has before its first stretch. */
    static Windows none() {
        return new Windows(0, 0, new long[] {0}, 0);
    }

    /**
     * Iterations that end by time.
     *
     * @param firstIteration index of the first within the fork
     * @param warmups how many of the fork's first iterations are warm-up
     * @param startNanos begin of the first
     * @param lengths their lengths in nanoseconds
     */
    static Windows timed(int firstIteration, int warmups, long startNanos, long... lengths) {
        long[] bounds = new long[lengths.length + 1];
        bounds[0] = startNanos;
        for (int i = 0; i < lengths.length; i++) {
            bounds[i + 1] = bounds[i] + lengths[i];
        }
        return new Windows(firstIteration, warmups, bounds, ENDLESS);
    }

    /** Windows as they were: {@code bounds} has one more than there are windows. */
    static Windows of(int firstIteration, int warmups, long[] bounds, long requests) {
        return new Windows(firstIteration, warmups, bounds, requests);
    }

    /** One iteration that ends after so many requests of all loops together. */
    static Windows counted(int iteration, int warmups, long startNanos, long requests) {
        return new Windows(iteration, warmups, new long[] {startNanos, ENDLESS}, requests);
    }

    int count() {
        return bounds.length - 1;
    }

    int firstIteration() {
        return firstIteration;
    }

    /** How many of the fork's first iterations are warm-up. */
    int warmups() {
        return warmups;
    }

    /** Begin of each window, and the end of the last. */
    List<Long> bounds() {
        return Arrays.stream(bounds).boxed().toList();
    }

    boolean byCount() {
        return requests != ENDLESS;
    }

    /** Most requests of all loops together; {@link Long#MAX_VALUE}: no limit. */
    long requests() {
        return requests;
    }

    long startNanos() {
        return bounds[0];
    }

    /** The window that a time falls into; times before the first belong to it, times after the last give {@link #count()}. */
    int at(long nanos) {
        int window = 0;
        while (window < bounds.length - 1 && nanos >= bounds[window + 1]) {
            window++;
        }
        return window;
    }

    long from(int window) {
        return bounds[window];
    }

    long to(int window) {
        return bounds[window + 1];
    }

    /** Index of a window's iteration within the fork. */
    int iteration(int window) {
        return firstIteration + window;
    }

    boolean warmup(int window) {
        return iteration(window) < warmups;
    }
}
