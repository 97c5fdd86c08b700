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
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One connection and the exchange it carries: the last handler of its pipeline. Frames and decodes the answer as it arrives and
 * tells the {@link Receiver}. Releases every buffer it is given. Everything happens on the channel's loop.
 */
final class Connection extends ChannelInboundHandlerAdapter implements EventConsumer, ResponseHead, Carrier {
    private static final int ERROR_BODY_LIMIT = 64 * 1024;

    private static final byte[] NO_WORDS = {};

    private final LoopPool pool;
    private final ReadStamp stamp;
    private final ResponseDecoder decoder;
    private final BodyFramer events = new SseFramer();
    private final BodyFramer lines = new NdjsonFramer();
    private final BodyFramer elements = new JsonArrayFramer();
    private final BodyFramer whole = new WholeBody();
    private final ChannelFutureListener onWritten = this::written;

    private @Nullable Channel channel;
    private @Nullable Receiver receiver;
    private @Nullable WireRequest request;
    private @Nullable HttpResponse response;
    private BodyFramer framer = whole;
    private @Nullable ByteBuf errorBody;
    private boolean answerBegun;
    private boolean readable;
    private int exchanges;
    private long idleSince;

    Connection(LoopPool pool, ReadStamp stamp, EngineAdapter adapter, EngineTarget target) {
        this.pool = pool;
        this.stamp = stamp;
        this.decoder = adapter.decoder(target);
    }

    /** Sends a request; the answer goes to the receiver. The connection must be idle. */
    void send(WireRequest wire, Receiver to) {
        Channel open = opened();
        assert open.eventLoop().inEventLoop() && receiver == null;
        receiver = to;
        request = wire;
        answerBegun = false;
        exchanges++;
        ByteBuf buffer = wire.toBuffer(open.alloc(), to.tag());
        to.writing(this, System.nanoTime());
        ChannelFuture done = open.writeAndFlush(buffer);
        if (done.isSuccess()) {
            to.written(System.nanoTime());
        } else {
            done.addListener(onWritten);
        }
    }

    @Override
    public void abandon() {
        receiver = null;
        takeErrorBody();
        close();
    }

    /** The connection is idle from now on. */
    void rest() {
        idleSince = System.nanoTime();
    }

    boolean usable(long now, long idleLimitNanos) {
        return opened().isActive() && now - idleSince < idleLimitNanos;
    }

    void close() {
        opened().close();
    }

    private Channel opened() {
        Channel open = channel;
        if (open == null) {
            throw new IllegalStateException("the connection is not open");
        }
        return open;
    }

    private void written(ChannelFuture future) {
        Receiver to = receiver;
        if (to != null && future.isSuccess()) {
            to.written(System.nanoTime());
        }
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        channel = context.channel();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        try {
            Receiver to = receiver;
            if (to == null) {
                close(); // bytes that nobody asked for: this connection cannot be trusted
                return;
            }
            if (message.getClass() == DefaultHttpContent.class) {
                read(
                        (DefaultHttpContent) message,
                        to); // nearly all there is; asking for its interfaces costs more than reading it
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
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void begin(HttpResponse head, Receiver to) {
        if (head.decoderResult().isFailure()) {
            fail(
                    FailureCause.PROTOCOL_VIOLATION,
                    "the answer is not HTTP: " + head.decoderResult().cause().getMessage());
            return;
        }
        if (head.status().code() < 200) {
            return; // an interim answer; the real one follows
        }
        response = head;
        answerBegun = true;
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
            errorBody = opened().alloc().heapBuffer(512, ERROR_BODY_LIMIT);
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
        request = null;
        idleSince = now;
        boolean reusable = HttpUtil.isKeepAlive(head);
        if (!reusable) {
            close();
        }
        // the pool first: the receiver may have its next request ready, which then finds this connection free
        pool.release(this, reusable);
        if (error != null) {
            to.refused(new Head(head), readable ? error : NO_WORDS, now);
        } else {
            to.ended(now, !framer.violated());
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

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        pool.forget(this);
        if (receiver != null) {
            boolean stale = exchanges > 1 && !answerBegun;
            if (stale && pool.resend(request(), receiver)) {
                receiver = null;
                return;
            }
            fail(
                    answerBegun ? FailureCause.TRUNCATED : FailureCause.CONNECT_RESET,
                    answerBegun
                            ? "the connection was closed in the middle of the answer"
                            : "the connection was closed before an answer began");
        }
    }

    private WireRequest request() {
        WireRequest sent = request;
        if (sent == null) {
            throw new IllegalStateException("no request was sent");
        }
        return sent;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!(cause instanceof IOException) && receiver != null) {
            fail(FailureCause.PROTOCOL_VIOLATION, cause.toString());
        }
        context.close(); // an I/O error: channelInactive follows and tells the receiver
    }

    private void fail(FailureCause cause, String message) {
        Receiver to = receiver;
        takeErrorBody();
        receiver = null;
        response = null;
        close();
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

    /** A refusal's head; it outlives the exchange, whose connection may already carry the next one. */
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
