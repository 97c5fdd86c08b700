package io.llmharness.runtime.http;

import io.llmharness.runtime.engine.EngineAdapter;
import io.llmharness.runtime.engine.EngineTarget;
import io.llmharness.runtime.engine.EventSlice;
import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.engine.Framing;
import io.llmharness.runtime.engine.ResponseDecoder;
import io.llmharness.runtime.engine.ResponseHead;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import org.jspecify.annotations.Nullable;

/**
 * Reads the answers that come on one lane, one after the other: frames and decodes each as it arrives and tells the {@link Receiver}.
 * The same for every version of HTTP. Leaves the buffers it is shown to their owner.
 */
final class AnswerReader implements EventConsumer, ResponseHead {
    private static final int ERROR_BODY_LIMIT = 64 * 1024;
    private static final byte[] NO_WORDS = {};
    private static final String TOO_LONG =
            "an event is longer than the " + (BodyFramer.MAX_EVENT_BYTES >> 20) + " MiB that the harness takes";

    /** The lane, as its reader knows it. */
    interface Owner {
        /** The answer is complete; the receiver hears of it next, and may then have its next request ready for this lane. */
        void complete(boolean keepAlive);

        /** What was read cannot be trusted: the lane must not be used again. The receiver has been told, or hears of it next. */
        void breakOff();
    }

    private final Owner owner;
    private final ResponseDecoder decoder;
    private final BodyFramer events = new SseFramer();
    private final BodyFramer lines = new NdjsonFramer();
    private final BodyFramer elements = new JsonArrayFramer();
    private final BodyFramer whole = new WholeBody();

    private final ReadStamp stamp;
    private @Nullable Receiver receiver;
    private @Nullable HttpResponse response;
    private BodyFramer framer = whole;
    private @Nullable ByteBuf errorBody;
    private long asked;
    private boolean begun;
    private boolean readable;

    AnswerReader(Owner owner, ReadStamp stamp, EngineAdapter adapter, EngineTarget target) {
        this.owner = owner;
        this.stamp = stamp;
        this.decoder = adapter.decoder(target);
    }

    /**
     * A request goes out, and its answer to this receiver.
     *
     * @param nanos now
     */
    void expect(Receiver to, long nanos) {
        receiver = to;
        asked = nanos;
        begun = false;
    }

    /** Who waits for an answer; null: nobody. */
    @Nullable
    Receiver waiting() {
        return receiver;
    }

    /** Whether the awaited answer's head has been read. */
    boolean begun() {
        return begun;
    }

    /** Whoever waits does so no more. */
    void forget() {
        receiver = null;
        response = null;
        takeErrorBody();
    }

    /** The next part of an answer. */
    void read(Object message) {
        Receiver to = receiver;
        if (to == null) {
            owner.breakOff(); // bytes that nobody asked for
            return;
        }
        if (message.getClass() == DefaultHttpContent.class) {
            read(
                    (DefaultHttpContent) message,
                    to); // nearly all there is; asking for interfaces costs more than reading it
            return;
        }
        if (message instanceof HttpResponse head) {
            begin(head, to);
        }
        if (message instanceof HttpContent content) {
            read(content, to);
        }
        if (message instanceof LastHttpContent && receiver == to && response != null) {
            end(response, to);
        }
    }

    private void begin(HttpResponse head, Receiver to) {
        if (head.decoderResult().isFailure()) {
            fail(
                    FailureCause.PROTOCOL_VIOLATION,
                    "the answer is not HTTP: " + head.decoderResult().cause().getMessage());
            return;
        }
        if (stamp.nanos() < asked) {
            fail(
                    FailureCause.PROTOCOL_VIOLATION,
                    "an answer was there before the request was sent: the engine answers more than it is asked");
            return;
        }
        if (head.status().code() < 200) {
            return; // an interim answer; the real one follows
        }
        response = head;
        begun = true;
        to.head(this, stamp.nanos());
        String coding = head.headers().get(HttpHeaderNames.CONTENT_ENCODING);
        readable = coding == null || coding.isBlank() || coding.trim().equalsIgnoreCase("identity");
        if (isSuccess(head) && !readable) {
            fail(
                    FailureCause.PROTOCOL_VIOLATION,
                    "the answer is compressed (" + coding + "), although that was refused");
        } else if (isSuccess(head)) {
            framer = framerOf(decoder.framing(this));
            framer.reset();
            decoder.begin(this, to);
        } else {
            errorBody = PooledByteBufAllocator.DEFAULT.heapBuffer(512, ERROR_BODY_LIMIT);
        }
    }

    private void read(HttpContent content, Receiver to) {
        if (response == null) {
            return;
        }
        if (content.decoderResult().isFailure()) {
            fail(
                    FailureCause.PROTOCOL_VIOLATION,
                    "broken HTTP framing: " + content.decoderResult().cause().getMessage());
            return;
        }
        ByteBuf bytes = content.content();
        if (bytes.isReadable()) {
            to.bodyBytes(bytes.readableBytes(), stamp.nanos());
            if (errorBody != null) {
                errorBody.writeBytes(bytes, Math.min(bytes.readableBytes(), errorBody.maxWritableBytes()));
            } else {
                framer.feed(bytes, this);
                if (framer.violated()) {
                    fail(FailureCause.PROTOCOL_VIOLATION, TOO_LONG);
                }
            }
        }
    }

    private void end(HttpResponse head, Receiver to) {
        long now = stamp.nanos();
        byte[] error = takeErrorBody();
        if (error == null) {
            framer.end(this);
        }
        receiver = null;
        response = null;
        // the owner first: the receiver may have its next request ready, which then finds this lane free
        owner.complete(HttpUtil.isKeepAlive(head));
        if (error != null) {
            to.refused(new Head(head), readable ? error : NO_WORDS, now);
        } else {
            to.ended(now);
        }
    }

    @Override
    public void event(EventSlice slice) {
        Receiver to = receiver;
        if (to == null) {
            return;
        }
        to.beginEvent(stamp.nanos());
        if (framer == whole) {
            decoder.whole(slice, to);
        } else {
            decoder.event(slice, to);
        }
        to.endEvent();
    }

    @Override
    public boolean recognises(EventSlice likely) {
        Receiver to = receiver;
        if (to == null) {
            return false;
        }
        to.beginEvent(stamp.nanos());
        boolean taken = decoder.eventLikeTheLast(likely, to);
        if (taken) {
            to.endEvent();
        }
        return taken;
    }

    /** The answer will not come, or not whole. */
    void fail(FailureCause cause, String message) {
        Receiver to = receiver;
        forget();
        owner.breakOff();
        if (to != null) {
            to.broken(cause, message, System.nanoTime());
        }
    }

    private byte @Nullable [] takeErrorBody() {
        ByteBuf body = errorBody;
        if (body == null) {
            return null;
        }
        errorBody = null;
        byte[] bytes = ByteBufUtil.getBytes(body);
        body.release();
        return bytes;
    }

    private static boolean isSuccess(HttpResponse head) {
        return head.status().code() < 300;
    }

    private BodyFramer framerOf(Framing framing) {
        return switch (framing) {
            case EVENTS -> events;
            case LINES -> lines;
            case ARRAY -> elements;
            case WHOLE -> whole;
        };
    }

    /** A refusal's head; it outlives the exchange, whose lane may already carry the next one. */
    private record Head(HttpResponse response) implements ResponseHead {
        @Override
        public int status() {
            return response.status().code();
        }

        @Override
        public @Nullable String header(String name) {
            return response.headers().get(name);
        }
    }

    @Override
    public int status() {
        HttpResponse head = response;
        return head == null ? 0 : head.status().code();
    }

    @Override
    public @Nullable String header(String name) {
        HttpResponse head = response;
        return head == null ? null : head.headers().get(name);
    }
}
