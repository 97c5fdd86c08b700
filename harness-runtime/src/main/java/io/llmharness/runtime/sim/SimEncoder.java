package io.llmharness.runtime.sim;

/**
 * Puts one generation into the bytes of one engine. One object a request, called on one event loop.
 *
 * <p>What is written to the {@link WireBuffer} is the response's body; each piece ended by {@link WireBuffer#endChunk()} (and the
 * rest after the last one) goes out as one HTTP chunk. Order of calls for a stream: {@link #streamHead}, {@link #open},
 * {@link #start}, {@link #tokens} any number of times, then {@link #finish} or {@link #fail}. Otherwise only {@link #whole}.
 */
public interface SimEncoder {
    /** When a stream's status line and headers go out. */
    enum HeadTime {
        /** As soon as the request was accepted. */
        ACCEPTED,
        /** When the request leaves the queue. */
        SCHEDULED,
        /** With the first token. */
        FIRST_TOKEN
    }

    /** When the head of a stream goes out. */
    HeadTime headTime();

    /** The header lines of a stream. */
    HttpHead streamHead();

    /** What goes out together with the head, before there is any token: nothing, unless the engine speaks that early. */
    default void open(WireBuffer out, Generation generation) {}

    /** What comes in front of the first token, at the same time as it. */
    void start(WireBuffer out, Generation generation);

    /**
     * The tokens {@code [from, to)} of a choice as one event, followed by what ends the choice when {@link Generation#ended(int)}.
     * Answers whether text went out. If not, the tokens count with the next event of this choice, whose {@code from} is the same.
     */
    boolean tokens(WireBuffer out, Generation generation, int choice, int from, int to);

    /** What comes behind the last token: usage, end marker. */
    void finish(WireBuffer out, Generation generation);

    /** What the engine says when it fails after the head was sent. */
    void fail(WireBuffer out, Generation generation);

    /** The response in one piece. */
    SimAnswer.Whole whole(Generation generation);
}
