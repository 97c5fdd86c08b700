package io.llmharness.runtime.sim;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The header lines of a response in the order and spelling in which they are sent. Immutable. A line's value may be
 * {@link #DATE} or {@link #LENGTH}, filled in when it is sent.
 */
public final class HttpHead {
    /** Stands for the current date in HTTP's form. */
    public static final String DATE = "{date}";

    /** Stands for the body's length in bytes. */
    public static final String LENGTH = "{length}";

    private static final HttpHead EMPTY = new HttpHead(new byte[0][]);

    private static final byte[] DATE_MARK = DATE.getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] LENGTH_MARK = LENGTH.getBytes(StandardCharsets.ISO_8859_1);

    private final byte[][] pieces;

    private HttpHead(byte[][] pieces) {
        this.pieces = pieces;
    }

    /** Header lines, each as {@code name: value}. */
    public static HttpHead of(String... lines) {
        HttpHead head = EMPTY;
        for (String line : lines) {
            int colon = line.indexOf(": ");
            head = head.with(line.substring(0, colon), line.substring(colon + 2));
        }
        return head;
    }

    /** These lines and one more. */
    public HttpHead with(String name, String value) {
        int n = pieces.length;
        byte[][] more = Arrays.copyOf(pieces, n + 3);
        more[n] = (name + ": ").getBytes(StandardCharsets.ISO_8859_1);
        more[n + 1] = switch (value) {
            case DATE -> DATE_MARK;
            case LENGTH -> LENGTH_MARK;
            default -> value.getBytes(StandardCharsets.UTF_8);
        };
        more[n + 2] = new byte[] {'\r', '\n'};
        return new HttpHead(more);
    }

    /** Writes status line, header lines and the blank line. */
    void write(WireBuffer out, int status, long length, byte[] date) {
        out.put(StatusLines.of(status));
        for (byte[] piece : pieces) {
            if (piece == DATE_MARK) {
                out.put(date);
            } else if (piece == LENGTH_MARK) {
                out.number(length);
            } else {
                out.put(piece);
            }
        }
        out.put((byte) '\r').put((byte) '\n');
    }
}
