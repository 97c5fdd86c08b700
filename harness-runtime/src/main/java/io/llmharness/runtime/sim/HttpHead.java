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
        return switch (value) {
            case DATE -> text(name + ": ").piece(DATE_MARK).text("\r\n");
            case LENGTH -> text(name + ": ").piece(LENGTH_MARK).text("\r\n");
            default -> text(name + ": " + value + "\r\n");
        };
    }

    /** Adds text, to the last piece if that is text too. */
    private HttpHead text(String text) {
        byte[] more = text.getBytes(StandardCharsets.UTF_8);
        int last = pieces.length - 1;
        if (last < 0 || pieces[last] == DATE_MARK || pieces[last] == LENGTH_MARK) {
            return piece(more);
        }
        byte[] joined = Arrays.copyOf(pieces[last], pieces[last].length + more.length);
        System.arraycopy(more, 0, joined, pieces[last].length, more.length);
        byte[][] changed = pieces.clone();
        changed[last] = joined;
        return new HttpHead(changed);
    }

    private HttpHead piece(byte[] piece) {
        byte[][] more = Arrays.copyOf(pieces, pieces.length + 1);
        more[pieces.length] = piece;
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
