package io.llmharness.runtime.engine;

import io.llmharness.runtime.text.JsonCursor;

/**
 * Where a {@link ResponseDecoder} says what it found in an event. The runtime has stamped the event before the decoder sees it;
 * the calls made for one event decide whether it is a <em>payload</em> event (non-empty text, reasoning or tool call).
 * Nothing here keeps a reference to the arrays that are passed.
 */
public interface TokenSink {
    /** Answer text: a JSON string's content as sent, escapes included. Empty text is ignored. */
    void text(byte[] json, int from, int to);

    /** Reasoning ("thinking") text. Empty text is ignored. */
    void reasoning(byte[] json, int from, int to);

    /** A fragment of a tool call: a name or arguments. */
    void toolCall();

    /**
     * The event is a piece of the answer, whether it has payload or not: it may name no more than a role or a finish reason. Told for
     * OpenAI's protocols, where some tools take such an event for a token; not told for a usage chunk or the end marker.
     */
    default void frame() {}

    /** Output tokens so far, as the engine counts them, at this event: for engines that send running usage. */
    void outputTokensSoFar(long tokens);

    /**
     * Final usage; −1 where the engine does not say. May come more than once: the last wins.
     *
     * @param input prompt tokens, cached ones included
     * @param output output tokens, reasoning included
     * @param cached prompt tokens served from a cache
     * @param reasoning output tokens that are reasoning
     */
    void usage(long input, long output, long cached, long reasoning);

    /** A figure that the engine measured itself, in the figure's unit. May come more than once: the last wins. */
    void figure(NativeFigure figure, long value);

    /** Why the answer ended, in the engine's own word: the JSON string's content as sent. */
    void finishReason(byte[] json, int from, int to);

    /** The protocol's end marker was seen; without it an answer is {@link FailureCause#TRUNCATED}. */
    void done();

    /** The engine reported an error inside the answer. The first one wins. */
    void error(FailureCause cause, String message);

    /** {@link #text(byte[], int, int)} with the string that the cursor read last. */
    default void text(JsonCursor json) {
        text(json.bytes(), json.stringFrom(), json.stringTo());
    }

    /** {@link #reasoning(byte[], int, int)} with the string that the cursor read last. */
    default void reasoning(JsonCursor json) {
        reasoning(json.bytes(), json.stringFrom(), json.stringTo());
    }

    /** {@link #finishReason(byte[], int, int)} with the string that the cursor read last. */
    default void finishReason(JsonCursor json) {
        finishReason(json.bytes(), json.stringFrom(), json.stringTo());
    }
}
