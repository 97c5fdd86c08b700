package io.llmharness.runtime.exec;

import java.util.Arrays;

/** When an exchange's payload events arrived and how many tokens each brought, in arrays that grow and are used again. */
final class EventTimes {
    private long[] nanos = new long[64];
    private int[] tokens = new int[64];
    private int size;

    void clear() {
        size = 0;
    }

    /** Adds an event; {@code count} is −1 where the engine does not say. */
    void add(long at, int count) {
        if (size == nanos.length) {
            nanos = Arrays.copyOf(nanos, size * 2);
            tokens = Arrays.copyOf(tokens, size * 2);
        }
        nanos[size] = at;
        tokens[size++] = count;
    }

    int size() {
        return size;
    }

    long nanos(int event) {
        return nanos[event];
    }

    /** Tokens of an event, −1 where the engine did not say. */
    int tokens(int event) {
        return tokens[event];
    }

    void addTokens(int event, int more) {
        tokens[event] += more;
    }

    long first() {
        return nanos[0];
    }

    long last() {
        return nanos[size - 1];
    }
}
