package io.llmharness.runtime.engine;

/**
 * Reads the answers of one engine on one connection, one after the other. Fed only successful (2xx) answers; how a body is
 * framed (server-sent events, NDJSON or whole) follows from the answer's content type. Runs on an event loop: no blocking, and
 * no allocation for an event that carries a token.
 */
public interface ResponseDecoder {
    /** A new answer begins: forget the last one. Read headers here where the engine puts figures there. */
    default void begin(ResponseHead head, TokenSink sink) {}

    /** One event of a streamed answer: the data of a server-sent event or a line of NDJSON. Never empty. */
    void event(EventSlice event, TokenSink sink);

    /** The whole body of an answer that was not streamed; this call is the answer's one payload event. */
    void whole(EventSlice body, TokenSink sink);
}
