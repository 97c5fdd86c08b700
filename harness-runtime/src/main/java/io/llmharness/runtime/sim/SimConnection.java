package io.llmharness.runtime.sim;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One client connection: takes requests in and has them answered, one after the other. A request that comes before the one in hand is
 * answered ends the connection: there is no pipelining.
 */
final class SimConnection extends SimpleChannelInboundHandler<HttpObject> {
    private static final System.Logger LOG = System.getLogger(SimConnection.class.getName());
    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final SimServer server;
    private final EngineLoop loop;
    private final long number;
    private final RequestBody body = new RequestBody();
    private @Nullable ResponseOut out;
    private @Nullable HttpRequest request;
    private @Nullable SimStream stream;
    private long exchanges;
    private long idles;

    SimConnection(SimServer server, EngineLoop loop, long number) {
        this.server = server;
        this.loop = loop;
        this.number = number;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        ResponseOut to = new ResponseOut(ctx, loop);
        out = to;
        watchIdle(to);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        if (out != null) {
            out.release();
        }
        if (stream != null) {
            stream.abort();
        }
        server.closed(ctx.channel());
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        ctx.close(); // a reset by the client; anything else shows as a cut answer
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        if (stream != null && loop.options.burst() && ctx.channel().isWritable()) {
            stream.pump();
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, HttpObject message) {
        ResponseOut to = out;
        if (to == null || to.isLast()) {
            return;
        }
        if (message.decoderResult().isFailure() || (stream != null && message instanceof HttpRequest)) {
            ctx.close();
            return;
        }
        if (message instanceof HttpRequest head) {
            request = head;
            idles++;
            if (HttpUtil.is100ContinueExpected(head)) {
                ctx.writeAndFlush(Unpooled.wrappedBuffer(CONTINUE));
            }
        }
        HttpRequest head = request;
        if (head != null && message instanceof HttpContent content) {
            collect(to, head, content);
        }
    }

    private void collect(ResponseOut to, HttpRequest head, HttpContent content) {
        if (content instanceof LastHttpContent) {
            request = null;
            dispatch(to, head, call(head, body.end(content.content())));
        } else if (!body.add(content.content())) {
            to.last();
            to.put(server.error(call(head, new byte[0]), 413), false);
            to.close();
        }
    }

    private void dispatch(ResponseOut to, HttpRequest head, SimCall call) {
        if (!HttpUtil.isKeepAlive(head)) {
            to.last();
        }
        SimAnswer answer = answer(call);
        if (answer instanceof SimAnswer.Generate generate) {
            generate(to, generate, call);
        } else if (answer instanceof SimAnswer.Whole whole) {
            to.put(whole, call.method().equals("HEAD"));
            to.flush();
            answered(to);
        }
    }

    private SimAnswer answer(SimCall call) {
        try {
            return server.answer(call);
        } catch (RuntimeException e) { // a request that a dialect did not expect must not look like a broken network
            LOG.log(System.Logger.Level.WARNING, "no answer to " + call.method() + " " + call.path(), e);
            return server.error(call, 500);
        }
    }

    private void generate(ResponseOut to, SimAnswer.Generate answer, SimCall call) {
        Admission admission = server.admit(answer.request().model());
        SimStream admitted = new SimStream(this, loop, to, answer, call, admission);
        Fault fault = admission.fault();
        if (fault != null && fault.kind() == Fault.Kind.STATUS) {
            refuse(to, admitted.generation(), server.error(call, fault.status()), Outcome.ERROR);
        } else if (loop.full(call.arrivalNanos())) {
            refuse(to, admitted.generation(), server.overloaded(call), Outcome.OVERLOADED);
        } else {
            stream = admitted;
            admitted.begin();
        }
    }

    private void refuse(ResponseOut to, Generation generation, SimAnswer.Whole answer, Outcome outcome) {
        to.put(answer, false);
        to.flush(generation);
        generation.end(System.nanoTime());
        ended(to, generation, outcome);
    }

    /** What the engine says in place of a whole answer when it failed. */
    SimAnswer.Whole failure(SimCall call) {
        return server.error(call, 500);
    }

    /** The generation in hand is over. */
    void ended(ResponseOut to, Generation generation, Outcome outcome) {
        stream = null;
        server.ended(generation, outcome, number, exchanges++);
        answered(to);
    }

    private void answered(ResponseOut to) {
        if (to.isLast()) {
            to.close();
        } else {
            watchIdle(to);
        }
    }

    /** Closes the connection when nothing has been asked on it for the time that the options allow. */
    private void watchIdle(ResponseOut to) {
        long allowed = loop.options.idleNanos();
        if (allowed > 0) {
            long watched = ++idles;
            loop.executor().schedule(() -> closeIfStill(watched, to), allowed, TimeUnit.NANOSECONDS);
        }
    }

    private void closeIfStill(long watched, ResponseOut to) {
        if (watched == idles) {
            to.close();
        }
    }

    private static SimCall call(HttpRequest head, byte[] bytes) {
        return new SimCall(head.method().name(), head.uri(), head.headers(), bytes, System.nanoTime());
    }
}
