package io.llmharness.runtime.http;

import io.llmharness.runtime.engine.EngineAdapter;
import io.llmharness.runtime.engine.EngineTarget;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http2.DefaultHttp2WindowUpdateFrame;
import io.netty.handler.codec.http2.Http2GoAwayFrame;
import io.netty.handler.codec.http2.Http2SettingsFrame;
import io.netty.handler.codec.http2.Http2StreamChannelBootstrap;
import io.netty.util.ReferenceCountUtil;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One connection of HTTP/2: as many exchanges at a time as the server lets it carry, each on a {@link StreamLane}. The last handler of
 * the connection's own pipeline, where frames end that belong to no stream. In use from the server's first SETTINGS on, which say how
 * many streams there may be (RFC 9113, 6.5.2).
 */
final class SharedConnection extends ChannelInboundHandlerAdapter {
    /** As the streams' windows: flow control must not be what is measured. The protocol begins with 64 KiB. */
    private static final int CONNECTION_WINDOW_BYTES = 16 << 20;

    private final LoopPool pool;
    private final ReadStamp stamp;
    private final EngineAdapter adapter;
    private final EngineTarget target;
    private final List<StreamLane> lanes = new ArrayList<>();

    private @Nullable Channel channel;
    private long most;
    private boolean settled;
    private boolean leaving;

    SharedConnection(LoopPool pool, ReadStamp stamp, EngineAdapter adapter, EngineTarget target) {
        this.pool = pool;
        this.stamp = stamp;
        this.adapter = adapter;
        this.target = target;
    }

    /** One more lane, where the server allows one. */
    @Nullable
    StreamLane newLane() {
        if (!isOpen() || lanes.size() >= most) {
            return null;
        }
        StreamLane lane = new StreamLane(pool, this, stamp, adapter, target);
        lanes.add(lane);
        return lane;
    }

    /** Whether new streams may be opened. */
    boolean isOpen() {
        Channel open = channel;
        return settled && !leaving && open != null && open.isActive();
    }

    /** Whether the server said that it will take no more streams. */
    boolean leaving() {
        return leaving;
    }

    Http2StreamChannelBootstrap streams() {
        Channel open = channel;
        if (open == null) {
            throw new IllegalStateException("the connection is not open");
        }
        return new Http2StreamChannelBootstrap(open);
    }

    /** Gives every exchange up and closes. */
    void abandon() {
        lanes.forEach(StreamLane::abandon);
        Channel open = channel;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        channel = context.channel();
        context.writeAndFlush(new DefaultHttp2WindowUpdateFrame(CONNECTION_WINDOW_BYTES));
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object frame) {
        try {
            if (frame instanceof Http2SettingsFrame settings) {
                Long streams = settings.settings().maxConcurrentStreams();
                most = streams != null ? streams : settled ? most : Integer.MAX_VALUE;
                if (!settled) {
                    settled = true;
                    pool.ready(this);
                }
            } else if (frame instanceof Http2GoAwayFrame) {
                leaving = true;
                pool.forget(this);
            }
        } finally {
            ReferenceCountUtil.release(frame);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        pool.forget(this);
        if (!settled) {
            settled = true;
            pool.failed(new ClosedChannelException());
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close(); // the streams' channels go with it, and tell their receivers
    }
}
