package io.llmharness.runtime.eventlog;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads the MessagePack of a block. Throws {@link LogDamaged} where a value is not what is asked for, and
 * {@link java.nio.BufferUnderflowException} where it is cut short.
 */
public final class Unpacker {
    private final ByteBuffer from;

    Unpacker(ByteBuffer from) {
        this.from = from;
    }

    /** Whether a value follows. */
    public boolean hasNext() {
        return from.hasRemaining();
    }

    /** Whether the next value is nil; reads it if so. */
    public boolean nil() {
        if (from.hasRemaining() && from.get(from.position()) == (byte) 0xc0) {
            from.get();
            return true;
        }
        return false;
    }

    /** The head of an array: how many values follow. */
    public int array() {
        int head = head();
        if ((head & 0xf0) == 0x90) {
            return head & 0xf;
        }
        return switch (head) {
            case 0xdc -> from.getShort() & 0xffff;
            case 0xdd -> length(from.getInt());
            default -> throw unexpected(head, "an array");
        };
    }

    public long integer() {
        int head = head();
        if (head < 0x80 || head >= 0xe0) {
            return (byte) head;
        }
        return switch (head) {
            case 0xcc -> from.get() & 0xff;
            case 0xcd -> from.getShort() & 0xffff;
            case 0xce -> from.getInt() & 0xffff_ffffL;
            case 0xcf, 0xd3 -> from.getLong();
            case 0xd0 -> from.get();
            case 0xd1 -> from.getShort();
            case 0xd2 -> from.getInt();
            default -> throw unexpected(head, "a whole number");
        };
    }

    /** A whole number that fits. */
    public int small() {
        long value = integer();
        if (value != (int) value) {
            throw new LogDamaged("a number in it is too large");
        }
        return (int) value;
    }

    /** Bytes into an array that may be shorter than they are; gives how many fitted. */
    public int bytes(byte[] into) {
        int head = head();
        int length = switch (head) {
            case 0xc4 -> from.get() & 0xff;
            case 0xc5 -> from.getShort() & 0xffff;
            case 0xc6 -> length(from.getInt());
            default -> throw unexpected(head, "bytes");
        };
        int kept = Math.min(length, into.length);
        from.get(into, 0, kept);
        skip(length - kept);
        return kept;
    }

    public String text() {
        int head = head();
        int length = (head & 0xe0) == 0xa0
                ? head & 0x1f
                : switch (head) {
                    case 0xd9 -> from.get() & 0xff;
                    case 0xda -> from.getShort() & 0xffff;
                    case 0xdb -> length(from.getInt());
                    default -> throw unexpected(head, "a text");
                };
        byte[] bytes = Arrays.copyOfRange(from.array(), from.arrayOffset() + from.position(), end(length));
        skip(length);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private int end(int length) {
        return from.arrayOffset() + from.position() + length(length);
    }

    /** Passes over so many values: what a newer version has added behind those that are known. */
    public void skipValues(int count) {
        for (int i = 0; i < count; i++) {
            int head = head();
            if (head >= 0x90 && head < 0xa0) {
                skipValues(head & 0xf);
            } else if (head >= 0xa0 && head < 0xc0) {
                skip(head & 0x1f);
            } else if (head >= 0x80 && head < 0xe0) {
                skipLong(head);
            }
        }
    }

    private void skipLong(int head) {
        switch (head) {
            case 0xc0, 0xc2, 0xc3 -> {}
            case 0xcc, 0xd0 -> skip(1);
            case 0xcd, 0xd1 -> skip(2);
            case 0xca, 0xce, 0xd2 -> skip(4);
            case 0xcb, 0xcf, 0xd3 -> skip(8);
            case 0xc4, 0xd9 -> skip(from.get() & 0xff);
            case 0xc5, 0xda -> skip(from.getShort() & 0xffff);
            case 0xc6, 0xdb -> skip(from.getInt());
            case 0xdc -> skipValues(from.getShort() & 0xffff);
            case 0xdd -> skipValues(length(from.getInt()));
            default -> throw unexpected(head, "a value");
        }
    }

    private void skip(int bytes) {
        from.position(from.position() + length(bytes));
    }

    private int length(int wanted) {
        if (wanted < 0 || wanted > from.remaining()) {
            throw new LogDamaged("a value in it is longer than its block");
        }
        return wanted;
    }

    private int head() {
        if (!from.hasRemaining()) {
            throw new LogDamaged("a record in it ends too early");
        }
        return from.get() & 0xff;
    }

    private static LogDamaged unexpected(int head, String wanted) {
        return new LogDamaged(String.format("0x%02x stands where %s should", head, wanted));
    }
}
