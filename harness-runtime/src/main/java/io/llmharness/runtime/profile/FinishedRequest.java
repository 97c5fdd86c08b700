package io.llmharness.runtime.profile;

/**
 * What definitions need to know of a request that succeeded. Times are {@link System#nanoTime} of one JVM. Payload events are numbered
 * from 0 in the order of their arrival; so are frames, which are pieces of the answer without payload, such as a role.
 */
public interface FinishedRequest {
    /** Whether the answer was streamed. */
    boolean streamed();

    /** When the driver handed the request to the client. */
    long dispatched();

    /** When the first byte of the request was written. */
    long writeBegun();

    /** When the answer was complete. */
    long ended();

    /** Number of payload events. */
    int events();

    /** When a payload event arrived. */
    long eventNanos(int event);

    /** Whether a payload event has answer text: neither reasoning nor a tool call alone. */
    boolean hasText(int event);

    /** Number of frames. */
    int frames();

    /** When a frame arrived. */
    long frameNanos(int frame);

    /** Output tokens as the engine counts them, reasoning included; −1 where it does not say. */
    long outputTokens();

    /** Output tokens that are reasoning; −1 where the engine does not say. */
    long reasoningTokens();
}
