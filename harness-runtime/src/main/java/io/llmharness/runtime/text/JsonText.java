package io.llmharness.runtime.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The content of JSON strings: finding its end, and resolving its escapes. */
final class JsonText {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';

    private JsonText() {}

    /** The index of the first quote or backslash in {@code json[from, to)}; {@code to} or more when there is none. */
    static int quoteOrBackslash(byte[] json, int from, int to) {
        int at = from;
        for (int wide = to - 7; at < wide; at += 8) {
            long eight = (long) LONGS.get(json, at);
            long found = zeroBytes(eight ^ QUOTES) | zeroBytes(eight ^ BACKSLASHES);
            if (found != 0) {
                return at + (Long.numberOfTrailingZeros(found) >>> 3);
            }
        }
        while (at < to && json[at] != '"' && json[at] != '\\') {
            at++;
        }
        return at;
    }

    /** The high bit of each byte that is zero; the lowest set bit is exact, which is all that is used. */
    private static long zeroBytes(long v) {
        return (v - ONES) & ~v & HIGHS;
    }

    /**
     * Appends the text of {@code json[from, to)}. Surrogates are appended as they come, a lone one too: its other half may open the
     * next piece of the same text.
     */
    static void decode(byte[] json, int from, int to, StringBuilder out) {
        int plain = from;
        int at = from;
        while (at < to) {
            if (json[at] != '\\' || at + 1 >= to) {
                at++;
                continue;
            }
            append(json, plain, at, out);
            char escape = (char) (json[at + 1] & 0xff);
            switch (escape) {
                case 'n' -> out.append('\n');
                case 't' -> out.append('\t');
                case 'r' -> out.append('\r');
                case 'b' -> out.append('\b');
                case 'f' -> out.append('\f');
                case 'u' -> {
                    out.append(hex(json, at + 2, to));
                    at = Math.min(at + 4, to - 2);
                }
                case '"', '\\', '/' -> out.append(escape);
                default -> at--; // no escape of JSON: the byte stands for itself, and may begin a longer character
            }
            at += 2;
            plain = at;
        }
        append(json, plain, to, out);
    }

    private static void append(byte[] json, int from, int to, StringBuilder out) {
        if (from < to) {
            out.append(new String(json, from, to - from, StandardCharsets.UTF_8));
        }
    }

    private static char hex(byte[] json, int from, int to) {
        int value = 0;
        for (int i = from; i < from + 4; i++) {
            int digit = i < to ? Character.digit(json[i], 16) : -1;
            if (digit < 0) {
                return '\uFFFD';
            }
            value = value * 16 + digit;
        }
        return (char) value;
    }
}
