package io.llmharness.runtime.http;

import io.llmharness.runtime.engine.EventSlice;
import io.netty.buffer.ByteBuf;

/**
 * The elements of one JSON array that a server writes piece by piece, each as soon as it is whole: they are told apart by balanced
 * brackets outside strings, never by lines. The closing bracket is passed on by itself, since it is all that tells a complete array
 * from a cut one. Whether an element is JSON is not looked at.
 *
 * <p>A body that is no array is passed on as one event: an object when its brackets balance, anything else at its end. So an error
 * that is not wrapped, or a proxy's page, reaches the decoder.
 */
public final class JsonArrayFramer implements BodyFramer {
    private static final int NONE = -1;

    private final ReceiveArray in = new ReceiveArray();
    private final EventSlice slice = new EventSlice();
    private int scanned;
    private int element = NONE;
    private int depth;
    private boolean string;
    private boolean escape;
    private boolean array;
    private boolean violated;

    @Override
    public void feed(ByteBuf chunk, EventConsumer out) {
        if (violated) {
            return;
        }
        int moved = in.append(chunk, element == NONE ? scanned : element);
        if (moved < 0) {
            violated = true;
            return;
        }
        scanned -= moved;
        if (element != NONE) {
            element -= moved;
        }
        read(in.bytes(), in.size(), out);
    }

    private void read(byte[] bytes, int size, EventConsumer out) {
        int at = scanned;
        while (at < size) {
            byte c = bytes[at];
            if (element == NONE) {
                between(bytes, c, at, out);
                at++;
            } else if (string) {
                at = inString(bytes, at, size);
            } else if (depth == 0 && array && (c == ',' || c == ']')) {
                pass(
                        bytes,
                        trimmed(bytes, at),
                        out); // ends an element without brackets; the byte itself is looked at again
            } else {
                inElement(bytes, c, ++at, out);
            }
        }
        scanned = at;
    }

    private void between(byte[] bytes, byte c, int at, EventConsumer out) {
        if (c == '[' && !array) {
            array = true;
        } else if (c == ']' && array) {
            array = false;
            out.event(slice.set(bytes, at, at + 1));
        } else if (!isBlank(c) && c != ',' && !isByteOrderMark(c)) {
            element = at;
            depth = 0;
            string = c == '"';
            if (c == '{' || c == '[') {
                depth = 1;
            }
        }
    }

    private int inString(byte[] bytes, int from, int size) {
        int at = from;
        while (at < size) {
            byte c = bytes[at++];
            if (escape) {
                escape = false;
            } else if (c == '\\') {
                escape = true;
            } else if (c == '"') {
                string = false;
                return at;
            }
        }
        return at;
    }

    private void inElement(byte[] bytes, byte c, int next, EventConsumer out) {
        switch (c) {
            case '"' -> string = true;
            case '{', '[' -> depth++;
            case '}', ']' -> {
                depth = Math.max(0, depth - 1);
                boolean bracketed = bytes[element] == '{' || bytes[element] == '[';
                if (depth == 0 && bracketed) {
                    pass(bytes, next, out);
                }
            }
            default -> {}
        }
    }

    private void pass(byte[] bytes, int to, EventConsumer out) {
        int from = element;
        element = NONE;
        out.event(slice.set(bytes, from, to));
    }

    private int trimmed(byte[] bytes, int end) {
        int to = end;
        while (to > element + 1 && isBlank(bytes[to - 1])) {
            to--;
        }
        return to;
    }

    private static boolean isBlank(byte c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }

    /** Nothing of JSON begins with one of the mark's three bytes. */
    private static boolean isByteOrderMark(byte c) {
        return c == (byte) 0xEF || c == (byte) 0xBB || c == (byte) 0xBF;
    }

    @Override
    public void end(EventConsumer out) {
        if (!violated && element != NONE && !array) {
            pass(in.bytes(), trimmed(in.bytes(), in.size()), out);
        }
    }

    @Override
    public boolean violated() {
        return violated;
    }

    @Override
    public void reset() {
        in.clear();
        scanned = 0;
        element = NONE;
        depth = 0;
        string = false;
        escape = false;
        array = false;
        violated = false;
    }
}
