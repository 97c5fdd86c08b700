package io.llmharness.adapters.gemini;

import io.llmharness.runtime.sim.WireBuffer;

/** Google's layout of JSON where it is not a server-sent event: two spaces a level, a line each member. */
final class IndentedJson {
    private static final byte[] SPACES = "  ".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    private IndentedJson() {}

    /** Appends this JSON, which has no white space of its own outside of strings. */
    static WireBuffer put(WireBuffer out, byte[] json) {
        int depth = 0;
        boolean text = false;
        for (int i = 0; i < json.length; i++) {
            byte b = json[i];
            if (text) {
                out.put(b);
                if (b == '\\') {
                    out.put(json[++i]);
                }
                text = b != '"';
                continue;
            }
            switch (b) {
                case '"' -> {
                    out.put(b);
                    text = true;
                }
                case '{', '[' -> {
                    out.put(b);
                    if (json[i + 1] != b + 2) { // } and ] stand two places behind { and [
                        line(out, ++depth);
                    } else {
                        out.put(json[++i]);
                    }
                }
                case '}', ']' -> {
                    line(out, --depth);
                    out.put(b);
                }
                case ',' -> line(out.put(b), depth);
                case ':' -> out.put(b).put((byte) ' ');
                default -> out.put(b);
            }
        }
        return out;
    }

    private static void line(WireBuffer out, int depth) {
        out.put((byte) '\n');
        for (int i = 0; i < depth; i++) {
            out.put(SPACES);
        }
    }
}
