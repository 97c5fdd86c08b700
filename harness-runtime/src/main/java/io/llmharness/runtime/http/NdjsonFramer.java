package io.llmharness.runtime.http;

import io.llmharness.runtime.engine.EventSlice;
import io.netty.buffer.ByteBuf;

/**
 * JSON texts, one on each line. Lines end in LF or CRLF; blank ones are skipped. A last line without its LF is passed on by
 * {@link #end} when it closes like a JSON object; otherwise the stream was cut.
 */
public final class NdjsonFramer implements BodyFramer {
    private final ReceiveArray in = new ReceiveArray();
    private final EventSlice slice = new EventSlice();
    private int line;
    private int scanned;
    private boolean violated;

    @Override
    public void feed(ByteBuf chunk, EventConsumer out) {
        if (violated) {
            return;
        }
        int moved = in.append(chunk, line);
        if (moved < 0) {
            violated = true;
            return;
        }
        byte[] bytes = in.bytes();
        int size = in.size();
        int from = line - moved;
        int at = scanned - moved;
        int to;
        while ((to = LineEnds.findLineFeed(bytes, at, size)) >= 0) {
            readLine(bytes, from, to, out);
            from = to + 1;
            at = from;
        }
        line = from;
        scanned = size;
    }

    private void readLine(byte[] bytes, int begin, int end, EventConsumer out) {
        int from = begin;
        int to = end;
        while (from < to && isBlank(bytes[from])) {
            from++;
        }
        while (from < to && isBlank(bytes[to - 1])) {
            to--;
        }
        if (from < to) {
            out.event(slice.set(bytes, from, to));
        }
    }

    private static boolean isBlank(byte c) {
        return c == ' ' || c == '\r' || c == '\t';
    }

    @Override
    public void end(EventConsumer out) {
        int size = in.size();
        if (!violated && line < size && in.bytes()[size - 1] == '}') {
            readLine(in.bytes(), line, size, out);
            line = size;
        }
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
        violated = false;
    }
}
