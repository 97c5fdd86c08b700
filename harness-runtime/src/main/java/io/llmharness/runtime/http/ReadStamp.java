package io.llmharness.runtime.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import org.jspecify.annotations.Nullable;

/**
 * The first handler of a connection: takes the time of each socket read, before anything is parsed, and hands what was read to the
 * loop's {@link Intake}. Everything that the read contains carries this one time. Counts the bytes each way.
 */
final class ReadStamp extends ChannelDuplexHandler {
    private final Intake intake;
    private final Traffic traffic;
    private @Nullable ChannelHandlerContext context;
    private long nanos;

    ReadStamp(Intake intake, Traffic traffic) {
        this.intake = intake;
        this.traffic = traffic;
    }

    /** Time of the read that is being decoded. */
    long nanos() {
        return nanos;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
    }

    @Override
    public void channelRead(ChannelHandlerContext from, Object message) {
        long now = System.nanoTime();
        if (message instanceof ByteBuf bytes) {
            traffic.received(bytes.readableBytes());
        }
        intake.add(this, message, now);
    }

    @Override
    public void write(ChannelHandlerContext to, Object message, ChannelPromise promise) {
        if (message instanceof ByteBuf bytes) {
            traffic.sent(bytes.readableBytes());
        }
        to.write(message, promise);
    }

    /** Nothing: what was read is passed on later, and this with it. */
    @Override
    public void channelReadComplete(ChannelHandlerContext from) {}

    /** What was read comes before the end; and after the end there are no handlers left to decode it. */
    @Override
    public void channelInactive(ChannelHandlerContext from) {
        intake.decodeAll();
        from.fireChannelInactive();
    }

    /** To be decoded now. */
    void pass(Object message, long readAt) {
        ChannelHandlerContext next = context;
        if (next == null) {
            throw new IllegalStateException("read by a connection that has no pipeline");
        }
        nanos = readAt;
        next.fireChannelRead(message);
        next.fireChannelReadComplete();
    }
}
