package io.llmharness.runtime.engine;

import io.llmharness.runtime.text.JsonCursor;
import java.util.Arrays;

/**
 * One event of a streamed answer, as a view into the connection's receive array: the data of a server-sent event, a line of
 * NDJSON or an element of an array. Valid only during the call it is passed to; reused for every event.
 */
public final class EventSlice {
    private final JsonCursor json = new JsonCursor();
    private byte[] bytes = new byte[0];
    private int from;
    private int to;

    /** Points the slice at {@code bytes[from, to)}. */
    public EventSlice set(byte[] array, int begin, int end) {
        bytes = array;
        from = begin;
        to = end;
        return this;
    }

    public byte[] bytes() {
        return bytes;
    }

    public int from() {
        return from;
    }

    public int to() {
        return to;
    }

    /** Whether the data are exactly this ASCII text, such as {@code "[DONE]"}. */
    public boolean is(byte[] ascii) {
        return to - from == ascii.length && Arrays.equals(bytes, from, to, ascii, 0, ascii.length);
    }

    /** A cursor at the start of the data; the same object each time. */
    public JsonCursor json() {
        return json.reset(bytes, from, to);
    }
}
