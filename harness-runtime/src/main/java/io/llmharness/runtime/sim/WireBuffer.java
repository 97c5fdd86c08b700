package io.llmharness.runtime.sim;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A growing byte array that dialects write to: a text, or a stream's body, whose pieces between two {@link #endChunk()} are HTTP chunks.
 * Reused; not thread-safe.
 */
public final class WireBuffer {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    /** Room for a chunk's size, which is known only when it ends: three digits are what most need. */
    private static final int SIZE_DIGITS = 3;

    private final boolean framing;
    private byte[] bytes = new byte[512];
    private int length;
    private int chunkStart;

    /** An empty text. */
    public WireBuffer() {
        this(false);
    }

    private WireBuffer(boolean framing) {
        this.framing = framing;
        clear();
    }

    /** An empty body in chunks. */
    static WireBuffer ofChunks() {
        return new WireBuffer(true);
    }

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

    /**
     * Ends an HTTP chunk: what was written since the last end goes out as one. Does nothing when nothing was written, and in a text that
     * is no stream's body.
     */
    public WireBuffer endChunk() {
        int content = chunkStart + SIZE_DIGITS + 2;
        int size = length - content;
        if (!framing || size == 0) {
            return this;
        }
        int digits = (Integer.SIZE - Integer.numberOfLeadingZeros(size) + 3) / 4;
        int shift = digits - SIZE_DIGITS;
        if (shift != 0) {
            ensure(Math.max(0, shift));
            System.arraycopy(bytes, content, bytes, content + shift, size);
            length += shift;
        }
        for (int i = 0; i < digits; i++) {
            bytes[chunkStart + i] = HEX[(size >>> 4 * (digits - 1 - i)) & 15];
        }
        crlf(chunkStart + digits);
        ensure(2);
        crlf(length);
        length += 2;
        startChunk();
        return this;
    }

    /** A measure of what was written so far: it grows by each byte written, and by more when a chunk ends. */
    public int length() {
        return length;
    }

    /** Drops what was written since {@link #length} was this. No chunk may have ended since. */
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
        chunkStart = 0;
        if (framing) {
            startChunk();
        }
        return this;
    }

    byte[] array() {
        return bytes;
    }

    /** Bytes of {@link #array} that are ready to be sent: all of a text, the ended chunks of a body. */
    int readyBytes() {
        return framing ? chunkStart : length;
    }

    private void startChunk() {
        chunkStart = length;
        ensure(SIZE_DIGITS + 2);
        length += SIZE_DIGITS + 2;
    }

    private void crlf(int at) {
        bytes[at] = '\r';
        bytes[at + 1] = '\n';
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
