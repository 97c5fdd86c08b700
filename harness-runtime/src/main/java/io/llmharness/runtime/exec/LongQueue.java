package io.llmharness.runtime.exec;

import java.util.Arrays;

/** A first-in, first-out queue of longs that grows and never boxes. */
final class LongQueue {
    private long[] ring = new long[64];
    private int head;
    private int size;

    void add(long value) {
        if (size == ring.length) {
            long[] larger = Arrays.copyOf(Arrays.copyOfRange(ring, head, ring.length), ring.length * 2);
            System.arraycopy(ring, 0, larger, ring.length - head, head);
            ring = larger;
            head = 0;
        }
        ring[(head + size++) & (ring.length - 1)] = value;
    }

    /** Removes the oldest; the queue must not be empty. */
    long remove() {
        long value = ring[head];
        head = (head + 1) & (ring.length - 1);
        size--;
        return value;
    }

    boolean isEmpty() {
        return size == 0;
    }
}
