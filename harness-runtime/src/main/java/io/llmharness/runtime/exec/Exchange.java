package io.llmharness.runtime.exec;

import io.llmharness.runtime.engine.EngineAdapter;
import io.llmharness.runtime.engine.EngineFailure;
import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.engine.NativeFigure;
import io.llmharness.runtime.engine.ResponseHead;
import io.llmharness.runtime.engine.Secret;
import io.llmharness.runtime.http.Carrier;
import io.llmharness.runtime.http.Receiver;
import io.llmharness.runtime.http.Tag;
import io.llmharness.runtime.http.WireRequest;
import io.llmharness.runtime.text.JsonCursor;
import org.jspecify.annotations.Nullable;

/** One request while it is under way: its record, and what it takes to fill it. Pooled: each loop has its own and uses them again. */
final class Exchange extends RequestRecord implements Receiver {
    /** No answer has a thousand million tokens; a sum of more could not be held. */
    private static final long MOST_TOKENS = 1_000_000_000;

    /** Longest words of a failure that are kept, in characters: a stranger's exception may be of any length. */
    private static final int LONGEST_MESSAGE = 4096;

    private final LoopWorker worker;
    private final EngineAdapter adapter;
    private final Secret key;
    final StringBuilder text = new StringBuilder();

    @Nullable
    VirtualUser user;

    @Nullable
    Exchange older;

    @Nullable
    Exchange newer;

    private @Nullable Carrier carrier;

    boolean keepText;
    /** Counts what ends a wait: a wait whose number is no longer current is over. */
    int turn;

    @Nullable
    WireRequest request;

    private long tokensSoFar;
    private long tokensBefore;
    private long eventNanos;
    private int kinds;
    private boolean framed;
    private boolean done;

    Exchange(LoopWorker worker, EngineAdapter adapter, Secret key) {
        this.worker = worker;
        this.adapter = adapter;
        this.key = key;
    }

    /** Starts over for a new request. */
    void begin(VirtualUser forUser, Tag tags, long intendedNanos, long dispatchedNanos, int inWindow, boolean stream) {
        user = forUser;
        userIndex = forUser.user.index();
        conversationTurn = 0;
        intended = intendedNanos;
        dispatched = dispatchedNanos;
        window = inWindow;
        streamed = stream;
        keepText = false;
        request = null;
        attempt = 0;
        attempt(tags);
    }

    /** Starts another attempt at the same request: what the last one brought is forgotten, when it was to be sent is not. */
    void attempt(Tag tags) {
        attempt++;
        turn++;
        tags.next(tag);
        forget();
        text.setLength(0);
        tokensSoFar = -1;
        tokensBefore = 0;
        done = false;
        carrier = null;
    }

    /** Gives up: nothing more is heard of it. */
    void abandon() {
        turn++;
        Carrier on = carrier;
        carrier = null;
        if (on != null) {
            on.abandon();
        } else {
            worker.withdraw(this);
        }
    }

    /** Marks it failed; the first failure stays. */
    void fail(FailureCause why, String words) {
        if (cause == null) {
            cause = why;
            String masked = key.mask(words); // servers quote the key they were given
            message = masked.length() > LONGEST_MESSAGE ? masked.substring(0, LONGEST_MESSAGE) : masked;
        }
    }

    @Override
    public byte[] tag() {
        return tag;
    }

    @Override
    public boolean mayResend() {
        boolean first = !resent;
        resent = true;
        carrier = null;
        return first;
    }

    @Override
    public void writing(Carrier on, long nanos) {
        carrier = on;
        writeBegun = nanos;
    }

    @Override
    public void written(long nanos) {
        written = nanos;
    }

    @Override
    public void head(ResponseHead head, long nanos) {
        status = head.status();
        headRead = nanos;
    }

    @Override
    public void bodyBytes(int count, long nanos) {
        if (firstByte == UNSET) {
            firstByte = nanos;
        }
    }

    @Override
    public void beginEvent(long nanos) {
        eventNanos = nanos;
        kinds = 0;
        framed = false;
    }

    @Override
    public void endEvent() {
        if (kinds == 0) {
            if (framed) {
                frames.add(eventNanos, 0, 0);
            }
            return;
        }
        int tokens = -1;
        if (tokensSoFar >= 0) {
            tokens = (int) (tokensSoFar - tokensBefore);
            tokensBefore = tokensSoFar;
        }
        if (events.size() > 0 && events.last() == eventNanos) {
            coalesced++;
        }
        events.add(eventNanos, tokens, kinds);
        if (kinds != EventTimes.REASONING && firstOutput == UNSET) {
            firstOutput = eventNanos;
        }
        worker.live.tokens += tokens >= 0 ? tokens : 1;
    }

    @Override
    public void text(byte[] json, int from, int to) {
        if (from == to) {
            return;
        }
        kinds |= EventTimes.TEXT;
        if (keepText) {
            JsonCursor.decode(json, from, to, text);
        }
    }

    @Override
    public void reasoning(byte[] json, int from, int to) {
        if (from != to) {
            kinds |= EventTimes.REASONING;
        }
    }

    @Override
    public void toolCall() {
        kinds |= EventTimes.TOOL_CALL;
    }

    @Override
    public void frame() {
        framed = true;
    }

    @Override
    public void outputTokensSoFar(long tokens) {
        if (tokens >= tokensBefore && tokens <= MOST_TOKENS) {
            tokensSoFar = tokens;
        }
    }

    @Override
    public void usage(long input, long outputTotal, long cached, long reasoning) {
        if (Math.max(input, outputTotal) > MOST_TOKENS) {
            fail(FailureCause.PROTOCOL_VIOLATION, "usage of " + Math.max(input, outputTotal) + " tokens");
            return;
        }
        inputTokens = input;
        outputTokens = outputTotal;
        cachedTokens = cached;
        reasoningTokens = reasoning;
    }

    @Override
    public void figure(NativeFigure figure, long value) {
        figures[figure.ordinal()] = value;
    }

    @Override
    public void finishReason(byte[] json, int from, int to) {
        finish(json, from, to);
    }

    @Override
    public void done() {
        done = true;
    }

    @Override
    public void error(FailureCause why, String words) {
        fail(why, words);
    }

    @Override
    public void ended(long nanos) {
        ended = nanos;
        if (!done) {
            fail(FailureCause.TRUNCATED, cutShort(status, firstByte != UNSET, events.size()));
        }
        worker.finished(this);
    }

    /** What there was of an answer without an end marker, beside what its cause says. */
    static String cutShort(int status, boolean body, int payloadEvents) {
        return body
                ? "it ended after " + payloadEvents + (payloadEvents == 1 ? " payload event" : " payload events")
                : "HTTP status " + status + " with an empty body";
    }

    @Override
    public void refused(ResponseHead head, byte[] body, long nanos) {
        ended = nanos;
        EngineFailure failure = EngineFailure.of(adapter, head, body);
        fail(failure.cause(), failure.message());
        retryAfter = failure.retryAfter();
        lasting = failure.lasting();
        worker.finished(this);
    }

    @Override
    public void broken(FailureCause why, String words, long nanos) {
        ended = nanos;
        fail(why, words);
        worker.finished(this);
    }
}
