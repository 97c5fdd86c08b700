package io.llmharness.runtime.http;

import io.netty.buffer.ByteBuf;

/** The received bytes that are not yet consumed, in one array that is kept over the exchanges of a connection. */
final class ReceiveArray {
    private static final int INITIAL_BYTES = 2 << 10;

    /** One huge event must not make a connection hold its memory for ever. */
    private static final int KEPT_BYTES = 1 << 20;

    private static final byte[] NONE = new byte[0];

    private byte[] bytes = NONE;
    private int size;

    byte[] bytes() {
        return bytes;
    }

    /** How much of the array is filled. */
    int size() {
        return size;
    }

    /**
     * Appends a chunk behind the bytes from {@code keep} on, which may be moved to the front.
     *
     * @return by how much they were moved, or −1, with nothing appended, when they would exceed the limit
     */
    int append(ByteBuf chunk, int keep) {
        int added = chunk.readableBytes();
        int kept = size - keep;
        if (added > BodyFramer.MAX_EVENT_BYTES - kept) {
            return -1;
        }
        int moved = 0;
        if (kept == 0 || bytes.length - size < added) {
            moved = keep;
            moveToFront(keep, kept, kept + added);
        }
        chunk.getBytes(chunk.readerIndex(), bytes, size, added);
        size += added;
        return moved;
    }

    private void moveToFront(int keep, int kept, int needed) {
        byte[] target = bytes;
        if (needed > bytes.length) {
            // bounded: the limit on an event is far below half of the largest array
            target = new byte[Math.max(Math.max(needed, INITIAL_BYTES), bytes.length * 2)];
        }
        System.arraycopy(bytes, keep, target, 0, kept);
        bytes = target;
        size = kept;
    }

    void clear() {
        size = 0;
        if (bytes.length > KEPT_BYTES) {
            bytes = NONE;
        }
    }
}
