package io.llmharness.runtime.http;

import io.llmharness.runtime.engine.EngineAdapter;
import io.llmharness.runtime.engine.EngineTarget;
import io.llmharness.runtime.engine.FailureCause;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One connection of HTTP/1.1 and the exchange it carries: the last handler of its pipeline. Releases every buffer it is given.
 * Everything happens on the channel's loop.
 */
final class Connection extends ChannelInboundHandlerAdapter implements Lane, AnswerReader.Owner {
    private final LoopPool pool;
    private final AnswerReader answers;
    private final ChannelFutureListener onWritten = this::written;

    private @Nullable Channel channel;
    private @Nullable WireRequest request;
    private int exchanges;
    private long idleSince;

    Connection(LoopPool pool, ReadStamp stamp, EngineAdapter adapter, EngineTarget target) {
        this.pool = pool;
        this.answers = new AnswerReader(this, stamp, adapter, target);
    }

    @Override
    public void send(WireRequest wire, Receiver to) {
        Channel open = opened();
        assert open.eventLoop().inEventLoop() && answers.waiting() == null;
        request = wire;
        exchanges++;
        ByteBuf buffer = wire.toBuffer(open.alloc(), to.tag());
        long now = System.nanoTime();
        answers.expect(to, now);
        to.writing(this, now);
        ChannelFuture done = open.writeAndFlush(buffer);
        if (done.isSuccess()) {
            to.written(System.nanoTime());
        } else {
            done.addListener(onWritten);
        }
    }

    @Override
    public void abandon() {
        answers.forget();
        close();
    }

    @Override
    public void rest() {
        idleSince = System.nanoTime();
    }

    @Override
    public boolean usable(long now, long idleLimitNanos) {
        return opened().isActive() && now - idleSince < idleLimitNanos;
    }

    @Override
    public void close() {
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
        Receiver to = answers.waiting();
        if (to != null && future.isSuccess()) {
            to.written(System.nanoTime());
        }
    }

    @Override
    public void complete(boolean keepAlive) {
        request = null;
        rest();
        if (!keepAlive) {
            close();
        }
        pool.release(this, keepAlive);
    }

    @Override
    public void breakOff() {
        close();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        channel = context.channel();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        try {
            answers.read(message);
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        pool.forget(this);
        Receiver to = answers.waiting();
        WireRequest sent = request;
        if (to == null) {
            return;
        }
        boolean stale = exchanges > 1 && !answers.begun();
        if (stale && sent != null && pool.resend(sent, to)) {
            answers.forget();
        } else if (answers.begun()) {
            answers.fail(FailureCause.TRUNCATED, "the connection was closed in the middle of the answer");
        } else {
            answers.fail(FailureCause.CONNECT_RESET, "the connection was closed before an answer began");
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!(cause instanceof IOException) && answers.waiting() != null) {
            answers.fail(FailureCause.PROTOCOL_VIOLATION, cause.toString());
        }
        context.close(); // an I/O error: channelInactive follows and tells the receiver
    }
}
