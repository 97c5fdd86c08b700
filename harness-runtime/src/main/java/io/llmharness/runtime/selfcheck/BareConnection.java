package io.llmharness.runtime.selfcheck;

import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Arrays;

/** A connection of the bare reader: when it sent, and when it read something. Times are {@link System#nanoTime}. */
final class BareConnection {
    static final long NEVER = Long.MIN_VALUE;

    final SocketChannel channel;
    final byte[] request;
    private long[] sent = new long[16];
    private long[] reads = new long[256];
    private int requests;
    private int size;
    private long tail;

    BareConnection(SocketChannel channel, byte[] request) {
        this.channel = channel;
        this.request = request;
    }

    void sent(long nanos) {
        if (requests == sent.length) {
            sent = Arrays.copyOf(sent, requests * 2);
        }
        sent[requests++] = nanos;
        tail = 0;
    }

    /** Notes a read; true when what was read ends with these bytes, wherever reads cut them. */
    boolean wasRead(long nanos, ByteBuffer bytes, byte[] end) {
        if (size == reads.length) {
            reads = Arrays.copyOf(reads, size * 2);
        }
        reads[size++] = nanos;
        long wanted = 0;
        for (byte b : end) {
            wanted = wanted << 8 | b;
        }
        for (int i = Math.max(0, bytes.position() - end.length); i < bytes.position(); i++) {
            tail = tail << 8 | bytes.get(i) & 0xff;
        }
        long mask = (1L << 8 * end.length) - 1;
        return (tail & mask) == wanted;
    }

    /** When its n-th request was sent; {@link #NEVER} when it never was. */
    long sentAt(long number) {
        return number < requests ? sent[(int) number] : NEVER;
    }

    /** The first read at or after a time; {@link #NEVER} when there was none. */
    long readAfter(long nanos) {
        int at = Arrays.binarySearch(reads, 0, size, nanos);
        int first = at >= 0 ? at : -at - 1;
        return first < size ? reads[first] : NEVER;
    }
}
