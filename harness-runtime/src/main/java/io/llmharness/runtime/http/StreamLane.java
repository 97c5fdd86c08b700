package io.llmharness.runtime.http;

import io.llmharness.runtime.engine.EngineAdapter;
import io.llmharness.runtime.engine.EngineTarget;
import io.llmharness.runtime.engine.FailureCause;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2ResetFrame;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.handler.codec.http2.Http2StreamFrameToHttpObjectCodec;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * A place for one exchange at a time on a {@link SharedConnection}: each gets a stream of its own. Events carry the time of the
 * connection's socket read, as those of HTTP/1.1 do: the frames of a read are handed to their streams within it.
 */
final class StreamLane implements Lane, AnswerReader.Owner {
    private final LoopPool pool;
    private final SharedConnection connection;
    private final AnswerReader answers;
    private @Nullable Stream current;
    private @Nullable WireRequest request;

    StreamLane(
            LoopPool pool, SharedConnection connection, ReadStamp stamp, EngineAdapter adapter, EngineTarget target) {
        this.pool = pool;
        this.connection = connection;
        this.answers = new AnswerReader(this, stamp, adapter, target);
    }

    @Override
    public void send(WireRequest wire, Receiver to) {
        request = wire;
        Stream stream = new Stream();
        current = stream;
        long now = System.nanoTime();
        answers.expect(to, now);
        to.writing(this, now);
        connection
                .streams()
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(new Http2StreamFrameToHttpObjectCodec(false, false))
                                .addLast(stream);
                    }
                })
                .open()
                .addListener((Future<Http2StreamChannel> opened) -> stream.opened(opened, wire, to));
    }

    @Override
    public void abandon() {
        answers.forget();
        close();
    }

    @Override
    public void rest() {}

    @Override
    public boolean usable(long now, long idleLimitNanos) {
        return connection.isOpen();
    }

    @Override
    public void close() {
        Stream stream = current;
        current = null;
        if (stream != null) {
            stream.close();
        }
    }

    @Override
    public void complete(boolean keepAlive) {
        current = null;
        request = null;
    }

    @Override
    public void breakOff() {
        close();
    }

    /** The stream is gone before its answer was complete. */
    private void lost(long resetCode) {
        Receiver to = answers.waiting();
        WireRequest sent = request;
        boolean untouched = connection.leaving() || resetCode == Http2Error.REFUSED_STREAM.code();
        if (to != null && sent != null && untouched && !answers.begun() && pool.resend(sent, to)) {
            answers.forget();
            current = null;
            return;
        }
        String why =
                resetCode < 0 ? "the connection was closed" : "the server reset the stream (" + name(resetCode) + ")";
        if (answers.begun()) {
            answers.fail(FailureCause.TRUNCATED, why + " in the middle of the answer");
        } else if (resetCode == Http2Error.ENHANCE_YOUR_CALM.code()) {
            answers.fail(FailureCause.OVERLOADED, why);
        } else {
            answers.fail(FailureCause.CONNECT_RESET, why + " before an answer began");
        }
    }

    private static String name(long code) {
        return code < Http2Error.values().length ? Http2Error.valueOf(code).name() : "0x" + Long.toHexString(code);
    }

    /** The end of one stream's pipeline. Tells the lane as long as the lane's exchange is on this stream. */
    private final class Stream extends ChannelInboundHandlerAdapter {
        private @Nullable Channel channel;
        private long resetCode = -1;

        void opened(Future<Http2StreamChannel> opened, WireRequest wire, Receiver to) {
            if (!opened.isSuccess()) {
                refuse("no stream could be opened", opened.cause());
                pool.release(StreamLane.this, connection.isOpen());
                return;
            }
            if (current != this) {
                opened.getNow().close(); // given up meanwhile
                return;
            }
            Channel stream = opened.getNow();
            DefaultHttp2HeadersFrame head = new DefaultHttp2HeadersFrame(wire.headers(to.tag()), !wire.hasBody());
            ChannelFuture last = stream.write(head);
            if (wire.hasBody()) {
                last = stream.write(new DefaultHttp2DataFrame(wire.body(stream.alloc(), to.tag()), true));
            }
            stream.flush();
            last.addListener(done -> {
                if (!done.isSuccess()) {
                    refuse("the request could not be written", done.cause());
                } else if (current == this) {
                    to.written(System.nanoTime());
                }
            });
        }

        private void refuse(String what, Throwable cause) {
            if (current == this) {
                answers.fail(FailureCause.CONNECT_RESET, what + ": " + cause.getMessage());
            }
        }

        void close() {
            if (channel != null) {
                channel.close();
            }
        }

        @Override
        public void handlerAdded(ChannelHandlerContext context) {
            channel = context.channel();
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            try {
                if (current == this) {
                    answers.read(message);
                }
            } finally {
                ReferenceCountUtil.release(message);
            }
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof Http2ResetFrame reset) {
                resetCode = reset.errorCode();
            }
            ReferenceCountUtil.release(event);
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            if (current == this) {
                lost(resetCode);
            }
            // not before: until then the stream is one of those that the server allows
            pool.release(StreamLane.this, connection.isOpen());
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            if (current == this && answers.waiting() != null) {
                answers.fail(FailureCause.PROTOCOL_VIOLATION, cause.toString());
            }
            context.close();
        }
    }
}
