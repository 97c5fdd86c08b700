package io.llmharness.runtime.text;

import java.nio.charset.StandardCharsets;

/** Resolves the escapes of a JSON string's content. */
final class JsonText {
    private JsonText() {}

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
