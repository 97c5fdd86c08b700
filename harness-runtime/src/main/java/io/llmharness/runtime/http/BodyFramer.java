package io.llmharness.runtime.http;

import io.netty.buffer.ByteBuf;

/**
 * Cuts the body of an answer into events, whatever the borders of the reads it arrives in. One for each connection, reused over
 * its exchanges; not thread-safe. One class for each {@link io.llmharness.runtime.engine.Framing}.
 */
public interface BodyFramer {
    /** The longest event, in bytes. An answer that exceeds it has {@link #violated} the protocol. */
    int MAX_EVENT_BYTES = 16 << 20;

    /**
     * Takes the next bytes of the body and passes on every event that they complete. The chunk is copied, not kept; its indexes
     * stay as they are.
     */
    void feed(ByteBuf chunk, EventConsumer out);

    /**
     * The body is complete, by the rules of HTTP: passes on an event that was still open and looks whole. Not to be called when
     * the connection broke.
     */
    void end(EventConsumer out);

    /** Whether an event was longer than {@link #MAX_EVENT_BYTES}; nothing more is passed on until {@link #reset}. */
    boolean violated();

    /** Forgets everything, for the next answer. */
    void reset();
}
