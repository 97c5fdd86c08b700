package io.llmharness.runtime.load;

/**
 * One loop's share of a common sequence: the arrivals whose number has the loop's remainder. Every loop computes the whole sequence,
 * so the arrivals of all loops together do not depend on how many loops there are.
 */
final class EveryNth implements FireTimes {
    private final FireTimes all;
    private final int step;
    private int skip;

    EveryNth(FireTimes all, int remainder, int step) {
        this.all = all;
        this.step = step;
        this.skip = remainder;
    }

    @Override
    public long nextNanos() {
        for (; skip > 0; skip--) {
            if (all.nextNanos() == NEVER) {
                return NEVER;
            }
        }
        skip = step - 1;
        return all.nextNanos();
    }
}
