package io.llmharness.runtime.exec;

import java.util.Arrays;

/** When a request's payload events arrived and what each brought, in arrays that grow and are used again. */
final class EventTimes {
    /** A kind of payload; an event may have several. */
    static final int TEXT = 1;

    static final int REASONING = 2;
    static final int TOOL_CALL = 4;

    private long[] nanos;
    private int[] tokens;
    private byte[] kinds;
    private int size;

    EventTimes() {
        this(64);
    }

    /** For about so many events; there may be more. */
    EventTimes(int capacity) {
        nanos = new long[capacity];
        tokens = new int[capacity];
        kinds = new byte[capacity];
    }

    void clear() {
        size = 0;
    }

    /** Adds an event of these kinds; {@code count} is −1 where the engine does not say. */
    void add(long at, int count, int ofKinds) {
        if (size == nanos.length) {
            nanos = Arrays.copyOf(nanos, size * 2);
            tokens = Arrays.copyOf(tokens, size * 2);
            kinds = Arrays.copyOf(kinds, size * 2);
        }
        nanos[size] = at;
        kinds[size] = (byte) ofKinds;
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

    /** The kinds of payload in an event, added up. */
    int kinds(int event) {
        return kinds[event];
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
