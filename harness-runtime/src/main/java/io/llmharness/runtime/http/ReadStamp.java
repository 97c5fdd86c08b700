package io.llmharness.runtime.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/**
 * The first handler of a connection: takes the time of each socket read, before anything is parsed. Everything that the read
 * contains carries this one time.
 */
final class ReadStamp extends ChannelInboundHandlerAdapter {
    private long nanos;

    /** Time of the latest read. */
    long nanos() {
        return nanos;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        nanos = System.nanoTime();
        context.fireChannelRead(message);
    }
}
