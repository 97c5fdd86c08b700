package io.llmharness.runtime.http;

import io.llmharness.runtime.engine.EventSlice;
import io.netty.buffer.ByteBuf;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Server-sent events by the WHATWG rules (<a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">HTML
 * standard, section 9.2</a>): lines end in LF, CRLF or CR; a byte order mark at the start, comments and the fields
 * {@code event}, {@code id} and {@code retry} are ignored; several {@code data} lines join with LF.
 *
 * <p>It departs from those rules where engines do:
 *
 * <ul>
 *   <li>An event without data is not passed on.
 *   <li>An unknown field whose value is a JSON object ({@code error: {…}}, llama.cpp before autumn 2025), and a bare line that
 *       is one, are events of their own: they are how some servers report an error inside a stream.
 *   <li>The standard discards an event that lacks its blank line at the end of the stream. {@link #end} passes it on, unless its
 *       last line is cut: servers that end with <code>data: [DONE]</code> and no newline exist, since the common client libraries
 *       do not miss the marker. A stream cut in mid-event stays incomplete, and the missing end marker then tells.
 * </ul>
 */
public final class SseFramer implements BodyFramer {
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final int DATA = 'd' << 24 | 'a' << 16 | 't' << 8 | 'a';
    private static final int SHORTEST = "data: x\n\n".length();
    private static final int NONE = -1;

    private final ReceiveArray in = new ReceiveArray();
    private final EventSlice slice = new EventSlice();
    private int line;
    private int scanned;
    private int dataFrom = NONE;
    private int dataTo;
    private boolean firstLine = true;
    private boolean afterReturn;
    private boolean violated;

    @Override
    public void feed(ByteBuf chunk, EventConsumer out) {
        if (violated) {
            return;
        }
        int moved = in.append(chunk, dataFrom == NONE ? line : dataFrom);
        if (moved < 0) {
            violated = true;
            return;
        }
        line -= moved;
        scanned -= moved;
        if (dataFrom != NONE) {
            dataFrom -= moved;
            dataTo -= moved;
        }
        if (!readLikely(in.bytes(), in.size(), out)) {
            readLines(in.bytes(), in.size(), out);
        }
    }

    /**
     * The common case of a stream under way: the chunk is one event of one line. Whoever expects this very event recognises it
     * faster than its line ends can be searched for.
     */
    private boolean readLikely(byte[] bytes, int size, EventConsumer out) {
        int from = line;
        boolean alone = from == scanned && dataFrom == NONE && !firstLine && !afterReturn;
        if (!alone
                || size - from < SHORTEST
                || (int) INTS.get(bytes, from) != DATA
                || bytes[from + 4] != ':'
                || bytes[from + 5] != ' '
                || bytes[size - 1] != '\n'
                || bytes[size - 2] != '\n'
                || !out.recognises(slice.set(bytes, from + 6, size - 2))) {
            return false;
        }
        line = size;
        scanned = size;
        return true;
    }

    private void readLines(byte[] bytes, int size, EventConsumer out) {
        int from = line;
        int at = scanned;
        if (afterReturn && from < size) {
            afterReturn = false;
            if (bytes[from] == '\n') {
                at = ++from;
            }
        }
        int to;
        while ((to = LineEnds.find(bytes, at, size)) >= 0) {
            readLine(bytes, from, to, out);
            from = to + 1;
            if (bytes[to] == '\r') {
                if (from == size) {
                    afterReturn = true;
                } else if (bytes[from] == '\n') {
                    from++;
                }
            }
            at = from;
        }
        line = from;
        scanned = size;
    }

    private void readLine(byte[] bytes, int begin, int to, EventConsumer out) {
        int from = begin;
        if (firstLine) {
            firstLine = false;
            from = skipByteOrderMark(bytes, begin, to);
        }
        if (from == to) {
            dispatch(bytes, out);
        } else if (isData(bytes, from, to)) {
            int value = Math.min(from + 5, to);
            addData(bytes, value < to && bytes[value] == ' ' ? value + 1 : value, to);
        } else if (bytes[from] != ':') {
            readOther(bytes, from, to, out);
        }
    }

    private static boolean isData(byte[] bytes, int from, int to) {
        int length = to - from;
        return length >= 4 && (int) INTS.get(bytes, from) == DATA && (length == 4 || bytes[from + 4] == ':');
    }

    /** Joins in place: between two values stand at least a line end and a field name. */
    private void addData(byte[] bytes, int from, int to) {
        if (dataFrom == NONE) {
            dataFrom = from;
            dataTo = to;
            return;
        }
        bytes[dataTo] = '\n';
        System.arraycopy(bytes, from, bytes, dataTo + 1, to - from);
        dataTo += 1 + to - from;
    }

    private void dispatch(byte[] bytes, EventConsumer out) {
        int from = dataFrom;
        dataFrom = NONE;
        if (from != NONE && from < dataTo) {
            out.event(slice.set(bytes, from, dataTo));
        }
    }

    private void readOther(byte[] bytes, int from, int to, EventConsumer out) {
        int value = from;
        if (bytes[from] != '{') {
            while (value < to && bytes[value] != ':') {
                value++;
            }
            value++;
            while (value < to && bytes[value] == ' ') {
                value++;
            }
        }
        if (value < to && bytes[value] == '{' && !isKnown(bytes, from, to)) {
            out.event(slice.set(bytes, value, to));
        }
    }

    private static boolean isKnown(byte[] bytes, int from, int to) {
        return startsWith(bytes, from, to, "event:")
                || startsWith(bytes, from, to, "id:")
                || startsWith(bytes, from, to, "retry:");
    }

    private static boolean startsWith(byte[] bytes, int from, int to, String ascii) {
        if (to - from < ascii.length()) {
            return false;
        }
        for (int i = 0; i < ascii.length(); i++) {
            if (bytes[from + i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static int skipByteOrderMark(byte[] bytes, int from, int to) {
        boolean marked = to - from >= 3
                && bytes[from] == (byte) 0xEF
                && bytes[from + 1] == (byte) 0xBB
                && bytes[from + 2] == (byte) 0xBF;
        return marked ? from + 3 : from;
    }

    @Override
    public void end(EventConsumer out) {
        if (violated) {
            return;
        }
        byte[] bytes = in.bytes();
        int size = in.size();
        if (line < size) {
            byte last = bytes[size - 1];
            if (last != '}' && last != ']') {
                return;
            }
            readLine(bytes, line, size, out);
            line = size;
        }
        dispatch(bytes, out);
    }

    @Override
    public boolean violated() {
        return violated;
    }

    @Override
    public void reset() {
        in.clear();
        line = 0;
        scanned = 0;
        dataFrom = NONE;
        dataTo = 0;
        firstLine = true;
        afterReturn = false;
        violated = false;
    }
}
