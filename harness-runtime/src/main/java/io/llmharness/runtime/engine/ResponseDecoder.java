package io.llmharness.runtime.engine;

/**
 * Reads the answers of one engine on one connection, one after the other. Fed only successful (2xx) answers, cut into events as
 * {@link #framing} says. Runs on an event loop: no blocking, and no allocation for an event that carries a token.
 */
public interface ResponseDecoder {
    /** How an answer with this head is framed: by its content type, unless the engine's protocol says otherwise. */
    default Framing framing(ResponseHead head) {
        return Framing.of(head.header("content-type"));
    }

    /** A new answer begins: forget the last one. Read headers here where the engine puts figures there. */
    default void begin(ResponseHead head, TokenSink sink) {}

    /** One event of a streamed answer: the data of a server-sent event, a line of NDJSON, an array's element. Never empty. */
    void event(EventSlice event, TokenSink sink);

    /** The whole body of an answer that was not streamed; this call is the answer's one payload event. */
    void whole(EventSlice body, TokenSink sink);

    /**
     * Offered, before it is framed, what looks like one more event of a stream under way. A decoder that has learned what such an event
     * looks like may take it here, faster than {@link #event} could; it must then tell the sink exactly what {@link #event} would.
     * The slice may hold anything, line ends included; a slice with a line end or another control character must not be taken.
     *
     * @return false: nothing was told to the sink
     */
    default boolean eventLikeTheLast(EventSlice likely, TokenSink sink) {
        return false;
    }
}
