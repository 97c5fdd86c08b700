package io.llmharness.runtime.exec;

import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.engine.NativeFigure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request, or one attempt at it, as an event log has it. Times are nanoseconds since the dispatch, {@link #UNSET} where the event did not
 * happen.
 *
 * @param fork where in the run it belongs
 * @param iteration index within the fork
 * @param warmup whether its iteration, or its whole fork, does not count
 * @param loop index of its event loop
 * @param fate what became of it
 * @param tag its name, as it was sent to the engine
 * @param user index of its user
 * @param sample number of its sample in the deck
 * @param conversationTurn which turn of a conversation, from 1; 0: it belongs to none
 * @param attempt which attempt, from 1; 0: it was never sent
 * @param arrival when it was to be sent
 * @param streamed whether its answer was
 * @param resent whether it was sent twice because a kept-alive connection was closed
 * @param stamps when what happened
 * @param status HTTP status; 0: none
 * @param cause why it failed; empty when it did not
 * @param message the words for that
 * @param retryAfter the wait that the engine asked for
 * @param finishReason the engine's word; may be empty
 * @param usage tokens as the engine counts
 * @param figures the engine's own figures
 * @param events its payload events
 */
public record LoggedRequest(
        Fork fork,
        int iteration,
        boolean warmup,
        int loop,
        Fate fate,
        String tag,
        int user,
        long sample,
        int conversationTurn,
        int attempt,
        Instant arrival,
        boolean streamed,
        boolean resent,
        Stamps stamps,
        int status,
        Optional<FailureCause> cause,
        String message,
        Optional<Duration> retryAfter,
        String finishReason,
        Usage usage,
        Map<NativeFigure, Long> figures,
        List<Event> events) {
    /** No such event. */
    public static final long UNSET = RequestRecord.UNSET;

    /** What became of a request. */
    public enum Fate {
        SUCCEEDED,
        FAILED,
        /** An attempt that failed, and was followed by another. */
        RETRIED,
        /** Given up because the run was interrupted. */
        CANCELLED,
        /** Never sent. */
        DROPPED
    }

    /**
     * A fork of the run.
     *
     * @param segment counts forks from 0, in the order they ran
     * @param index as in the result
     * @param benchmark name of its benchmark
     * @param engine label of its engine
     */
    public record Fork(int segment, int index, String benchmark, String engine) {}

    /**
     * Times of a request, nanoseconds since its dispatch.
     *
     * @param intended when it was to be sent: 0 or below
     * @param writeBegun first byte of the request written
     * @param written last byte written
     * @param headRead status and headers read
     * @param firstByte first byte of the body
     * @param firstOutput first event with text or a tool call
     * @param ended end of the answer
     */
    public record Stamps(
            long intended,
            long writeBegun,
            long written,
            long headRead,
            long firstByte,
            long firstOutput,
            long ended) {}

    /** Tokens; −1 where the engine does not say. */
    public record Usage(long input, long output, long cached, long reasoning) {}

    /**
     * A payload event.
     *
     * @param nanos since the dispatch
     * @param tokens that it brought, −1 where the engine does not say
     * @param kind {@code text}, {@code reasoning} or {@code tool}; several joined by {@code +}
     * @param coalesced whether it came in the same socket read as the event before it
     */
    public record Event(long nanos, int tokens, String kind, boolean coalesced) {}

    /** End-to-end latency in nanoseconds; {@link #UNSET} for what was never answered. */
    public long e2e() {
        return streamed && !events.isEmpty() ? events.get(events.size() - 1).nanos() : stamps.ended();
    }

    /** Time to first token in nanoseconds; {@link #UNSET} where there is none. */
    public long ttft() {
        return streamed && !events.isEmpty() ? events.get(0).nanos() : UNSET;
    }
}
