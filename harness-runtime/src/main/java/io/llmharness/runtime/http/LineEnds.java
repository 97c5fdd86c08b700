package io.llmharness.runtime.http;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds line ends eight bytes at a time. */
final class LineEnds {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long LINE_FEEDS = ONES * '\n';
    private static final long CARRIAGE_RETURNS = ONES * '\r';

    private LineEnds() {}

    /** The index of the first LF or CR in {@code bytes[from, to)}, or −1. */
    static int find(byte[] bytes, int from, int to) {
        int at = from;
        for (int wide = to - 7; at < wide; at += 8) {
            long eight = (long) LONGS.get(bytes, at);
            long found = zeroBytes(eight ^ LINE_FEEDS) | zeroBytes(eight ^ CARRIAGE_RETURNS);
            if (found != 0) {
                return at + (Long.numberOfTrailingZeros(found) >>> 3);
            }
        }
        for (; at < to; at++) {
            if (bytes[at] == '\n' || bytes[at] == '\r') {
                return at;
            }
        }
        return -1;
    }

    /** The index of the first LF in {@code bytes[from, to)}, or −1. */
    static int findLineFeed(byte[] bytes, int from, int to) {
        int at = from;
        for (int wide = to - 7; at < wide; at += 8) {
            long found = zeroBytes((long) LONGS.get(bytes, at) ^ LINE_FEEDS);
            if (found != 0) {
                return at + (Long.numberOfTrailingZeros(found) >>> 3);
            }
        }
        for (; at < to; at++) {
            if (bytes[at] == '\n') {
                return at;
            }
        }
        return -1;
    }

    /** The high bit of each byte that is zero; bits above the lowest may be wrong, which is why only that one is used. */
    private static long zeroBytes(long v) {
        return (v - ONES) & ~v & HIGHS;
    }
}
