package io.llmharness.runtime.sim;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing byte array that dialects write response bodies to. Reused; not thread-safe. */
public final class WireBuffer {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes = new byte[512];
    private int length;
    private int[] ends = new int[4];
    private int chunks;

    /** An empty buffer. */
    public WireBuffer() {}

    /** Appends these bytes. */
    public WireBuffer put(byte[] more) {
        return put(more, 0, more.length);
    }

    /** Appends {@code more[from, to)}. */
    public WireBuffer put(byte[] more, int from, int to) {
        int n = to - from;
        ensure(n);
        System.arraycopy(more, from, bytes, length, n);
        length += n;
        return this;
    }

    /** Appends one byte. */
    public WireBuffer put(byte one) {
        ensure(1);
        bytes[length++] = one;
        return this;
    }

    /** Appends plain text as UTF-8. */
    public WireBuffer text(String text) {
        return put(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Appends a whole number in decimal digits. */
    public WireBuffer number(long value) {
        if (value < 0) {
            return value == Long.MIN_VALUE
                    ? text(Long.toString(value))
                    : put((byte) '-').number(-value);
        }
        int digits = 1;
        for (long v = value; v >= 10; v /= 10) {
            digits++;
        }
        ensure(digits);
        int at = length + digits;
        length = at;
        do {
            bytes[--at] = (byte) ('0' + value % 10);
            value /= 10;
        } while (value > 0);
        return this;
    }

    /** Appends all 16 hexadecimal digits of a number. */
    public WireBuffer hex(long value) {
        ensure(Long.BYTES * 2);
        for (int shift = Long.SIZE - 4; shift >= 0; shift -= 4) {
            bytes[length++] = HEX[(int) (value >>> shift) & 15];
        }
        return this;
    }

    /** Appends a JSON string, quotes included: escapes where JSON demands them, everything else as UTF-8. */
    public WireBuffer json(String text) {
        put((byte) '"');
        int plain = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c != '"' && c != '\\') {
                continue;
            }
            text(text.substring(plain, i));
            escape(c);
            plain = i + 1;
        }
        return text(text.substring(plain)).put((byte) '"');
    }

    /** Ends an HTTP chunk: what was written since the last end goes out as one. Without anything written it does nothing. */
    public WireBuffer endChunk() {
        int from = chunks == 0 ? 0 : ends[chunks - 1];
        if (length > from) {
            if (chunks == ends.length) {
                ends = Arrays.copyOf(ends, chunks * 2);
            }
            ends[chunks++] = length;
        }
        return this;
    }

    /** Bytes written so far. */
    public int length() {
        return length;
    }

    /** Drops what was written since the buffer had this length. No chunk may have ended since. */
    public WireBuffer rewind(int toLength) {
        length = toLength;
        return this;
    }

    /** A copy of what was written. */
    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    WireBuffer clear() {
        length = 0;
        chunks = 0;
        return this;
    }

    byte[] array() {
        return bytes;
    }

    int chunks() {
        return chunks;
    }

    int chunkEnd(int chunk) {
        return ends[chunk];
    }

    private void escape(char c) {
        switch (c) {
            case '"' -> text("\\\"");
            case '\\' -> text("\\\\");
            case '\n' -> text("\\n");
            case '\r' -> text("\\r");
            case '\t' -> text("\\t");
            default -> text("\\u00").put(HEX[c >> 4]).put(HEX[c & 15]);
        }
    }

    private void ensure(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
