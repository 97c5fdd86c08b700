package io.llmharness.runtime.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.ApplicationProtocolNegotiationHandler;

/** Waits for the TLS handshake and has the pipeline completed for the version of HTTP that it agreed on. Tells the pool once. */
final class Negotiation extends ApplicationProtocolNegotiationHandler {
    private final LoopPool pool;
    private final ReadStamp stamp;
    private boolean told;

    Negotiation(LoopPool pool, ReadStamp stamp) {
        super(ApplicationProtocolNames.HTTP_1_1);
        this.pool = pool;
        this.stamp = stamp;
    }

    @Override
    protected void configurePipeline(ChannelHandlerContext context, String protocol) {
        told = true;
        pool.agreed(context.channel(), stamp, protocol.equals(ApplicationProtocolNames.HTTP_2));
    }

    @Override
    protected void handshakeFailure(ChannelHandlerContext context, Throwable cause) {
        fail(context, cause);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        fail(context, cause instanceof DecoderException && cause.getCause() != null ? cause.getCause() : cause);
    }

    private void fail(ChannelHandlerContext context, Throwable cause) {
        if (!told) {
            told = true;
            pool.failed(cause);
        }
        context.close();
    }
}
