package io.llmharness.runtime.exec;

import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.engine.NativeFigure;
import io.llmharness.runtime.http.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of one request until it is recorded: all that {@link LoopRecorder} and {@link Journal} look at. Used again for the next
 * one. All times are {@link System#nanoTime}; {@link #UNSET} where the event did not happen.
 */
class RequestRecord {
    static final long UNSET = Long.MIN_VALUE;

    /** Longest finish reason that is kept, in bytes. */
    private static final int LONGEST_FINISH = 64;

    final byte[] tag = new byte[Tag.LENGTH];
    final EventTimes events = new EventTimes();
    /** Pieces of the answer without payload, such as a role. */
    final EventTimes frames = new EventTimes(4);

    final long[] figures = new long[NativeFigure.values().length];

    /** Index of its user among the users of all loops. */
    int userIndex;
    /** Number of its sample in the deck. */
    long number;
    /** Which turn of a conversation it is, from 1; 0: it belongs to none. */
    int conversationTurn;
    /** Which attempt it is, from 1. */
    int attempt;

    int window;
    long intended;
    long dispatched;
    long writeBegun;
    long written;
    long headRead;
    long firstByte;
    long firstOutput;
    long ended;
    int coalesced;
    boolean streamed;
    /** Whether it was sent again because a kept-alive connection turned out to be closed. */
    boolean resent;

    long inputTokens;
    long outputTokens;
    long cachedTokens;
    long reasoningTokens;
    int status;
    final byte[] finish = new byte[LONGEST_FINISH];
    int finishLength;

    @Nullable
    FailureCause cause;

    String message = "";
    Optional<Duration> retryAfter = Optional.empty();
    /** Whether the engine said that no later request will fare better. */
    boolean lasting;

    RequestRecord() {
        forget();
    }

    /** Forgets what an attempt brought. */
    final void forget() {
        events.clear();
        frames.clear();
        Arrays.fill(figures, -1);
        writeBegun = written = headRead = firstByte = firstOutput = ended = UNSET;
        inputTokens = outputTokens = cachedTokens = reasoningTokens = -1;
        coalesced = 0;
        finishLength = 0;
        status = 0;
        cause = null;
        message = "";
        retryAfter = Optional.empty();
        lasting = false;
        resent = false;
    }

    final boolean succeeded() {
        return cause == null;
    }

    /** Keeps the engine's word for why it ended, as it stands in the answer. */
    final void finish(byte[] bytes, int from, int to) {
        finishLength = Math.min(to - from, LONGEST_FINISH);
        System.arraycopy(bytes, from, finish, 0, finishLength);
    }

    /** The engine's word for why it ended; empty when there was none. */
    final String finishReason() {
        return new String(finish, 0, finishLength, StandardCharsets.UTF_8);
    }
}
