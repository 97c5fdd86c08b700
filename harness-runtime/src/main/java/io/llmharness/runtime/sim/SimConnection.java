package io.llmharness.runtime.sim;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
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
 * One client connection: collects a request, has it answered and writes what comes back. Owns the buffer of what is written but not
 * yet flushed. A request that comes before the one in hand is answered ends the connection: there is no pipelining.
 */
final class SimConnection extends SimpleChannelInboundHandler<HttpObject> {
    private static final int LARGE = 64 * 1024;
    private static final int MOST_BODY_BYTES = 64 * 1024 * 1024;
    private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final SimServer server;
    private final EngineLoop loop;
    private final long number;
    private final WireBuffer headScratch = new WireBuffer();
    private @Nullable ChannelHandlerContext context;
    private @Nullable HttpRequest request;
    private @Nullable ByteBuf body;
    private @Nullable ByteBuf pending;
    private @Nullable SimStream stream;
    private @Nullable SimCall call;
    private long exchanges;
    private long idles;
    private boolean closing;

    SimConnection(SimServer server, EngineLoop loop, long number) {
        this.server = server;
        this.loop = loop;
        this.number = number;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        context = ctx;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        watchIdle(ctx);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        closing = true;
        release(body);
        release(pending);
        body = null;
        pending = null;
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
        if (closing) {
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
        if (message instanceof HttpContent content) {
            collect(ctx, content);
        }
    }

    private void collect(ChannelHandlerContext ctx, HttpContent content) {
        HttpRequest head = request;
        if (head == null) {
            return;
        }
        boolean last = content instanceof LastHttpContent;
        ByteBuf part = content.content();
        if (last && body == null) {
            dispatch(head, ByteBufUtil.getBytes(part));
            return;
        }
        ByteBuf whole = body == null ? ctx.alloc().heapBuffer(part.readableBytes() * 2) : body;
        body = whole.writeBytes(part);
        if (whole.readableBytes() > MOST_BODY_BYTES) {
            body = null;
            whole.release();
            call = new SimCall(head.method().name(), head.uri(), head.headers(), new byte[0], System.nanoTime());
            sendError(413);
            closeAfterwards();
        } else if (last) {
            byte[] bytes = ByteBufUtil.getBytes(whole);
            body = null;
            whole.release();
            dispatch(head, bytes);
        }
    }

    private void dispatch(HttpRequest head, byte[] bytes) {
        SimCall now = new SimCall(head.method().name(), head.uri(), head.headers(), bytes, System.nanoTime());
        call = now;
        boolean keepAlive = HttpUtil.isKeepAlive(head);
        request = null;
        SimAnswer answer = server.answer(now);
        if (!keepAlive) {
            closing = true;
        }
        if (answer instanceof SimAnswer.Whole whole) {
            sendAndEnd(whole);
        } else if (answer instanceof SimAnswer.Generate generate) {
            generate(generate, now);
        }
    }

    private void generate(SimAnswer.Generate answer, SimCall now) {
        Admission admission = server.admit(answer.request().model());
        SimStream admitted = new SimStream(this, loop, answer, now, admission);
        Fault fault = admission.fault();
        if (fault != null && fault.kind() == Fault.Kind.STATUS) {
            refuse(admitted.generation(), server.error(now, fault.status()), Outcome.ERROR);
        } else if (loop.full()) {
            refuse(admitted.generation(), server.overloaded(now), Outcome.OVERLOADED);
        } else {
            stream = admitted;
            admitted.begin();
        }
    }

    private void refuse(Generation generation, SimAnswer.Whole answer, Outcome outcome) {
        send(answer);
        flush(generation);
        generation.end(System.nanoTime());
        ended(generation, outcome);
    }

    private void sendAndEnd(SimAnswer.Whole answer) {
        send(answer);
        flush();
        afterAnswer();
    }

    /** Closes the connection when nothing has been asked on it for the time that the options allow. */
    private void watchIdle(ChannelHandlerContext ctx) {
        long allowed = loop.options.idleNanos();
        if (allowed > 0 && !closing) {
            long number = ++idles;
            ctx.executor().schedule(() -> number == idles ? ctx.close() : null, allowed, TimeUnit.NANOSECONDS);
        }
    }

    /** The stream is over. */
    void ended(Generation generation, Outcome outcome) {
        stream = null;
        server.ended(generation, outcome, number, exchanges++);
        afterAnswer();
    }

    private void afterAnswer() {
        ChannelHandlerContext ctx = context;
        if (closing) {
            closeAfterwards();
        } else if (ctx != null) {
            watchIdle(ctx);
        }
    }

    boolean isWritable() {
        ChannelHandlerContext ctx = context;
        return ctx != null && ctx.channel().isWritable();
    }

    boolean isPendingLarge() {
        ByteBuf buffer = pending;
        return buffer != null && buffer.readableBytes() > LARGE - 4096;
    }

    void sendError(int status) {
        SimCall now = call;
        if (now != null) {
            send(server.error(now, status));
        }
    }

    /** Puts a response in one piece behind what is pending. */
    void send(SimAnswer.Whole answer) {
        SimCall now = call;
        boolean bodyless = now != null && now.method().equals("HEAD");
        putHead(answer.head(), answer.status(), answer.body().length);
        if (!bodyless) {
            buffer(answer.body().length).writeBytes(answer.body());
        }
    }

    /** Puts each chunk of the body behind what is pending, the head before and the last chunk after them where wanted. */
    void sendChunks(@Nullable HttpHead head, WireBuffer chunks, boolean last) {
        if (head != null) {
            putHead(head, 200, 0);
        }
        chunks.endChunk();
        ByteBuf to = buffer(chunks.length() + chunks.chunks() * 12 + LAST_CHUNK.length);
        int from = 0;
        for (int i = 0; i < chunks.chunks(); i++) {
            int end = chunks.chunkEnd(i);
            writeHex(to, end - from);
            to.writeBytes(chunks.array(), from, end - from);
            to.writeByte('\r').writeByte('\n');
            from = end;
        }
        if (last) {
            to.writeBytes(LAST_CHUNK);
        }
    }

    /** Sends what is pending. The time is read just before; the generation's events that wait for one get it. */
    long flush(Generation generation) {
        long now = System.nanoTime();
        generation.stamp(now);
        if (pending != null) {
            generation.firstByte(now);
            flush();
        }
        return now;
    }

    /** Closes the connection when everything before has been sent. */
    void closeAfterwards() {
        closing = true;
        flush();
        ChannelHandlerContext ctx = context;
        if (ctx != null && ctx.channel().isActive()) {
            ctx.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
        }
    }

    private void flush() {
        ByteBuf buffer = pending;
        ChannelHandlerContext ctx = context;
        pending = null;
        if (buffer != null && ctx != null) {
            ctx.writeAndFlush(buffer, ctx.voidPromise());
        }
    }

    private void putHead(HttpHead head, int status, int length) {
        HttpHead lines = closing ? head.with("Connection", "close") : head;
        WireBuffer scratch = headScratch.clear();
        lines.write(scratch, status, length, loop.date.now());
        buffer(scratch.length()).writeBytes(scratch.array(), 0, scratch.length());
    }

    private ByteBuf buffer(int more) {
        ByteBuf buffer = pending;
        if (buffer == null) {
            ChannelHandlerContext ctx = context;
            if (ctx == null) {
                throw new IllegalStateException("not connected");
            }
            int size = loop.options.burst() ? Math.max(LARGE, more) : Math.max(512, more);
            buffer = ctx.alloc().directBuffer(size);
            pending = buffer;
        }
        return buffer.ensureWritable(more);
    }

    private static void writeHex(ByteBuf to, int value) {
        int shift = (31 - Integer.numberOfLeadingZeros(value)) & ~3;
        for (; shift >= 0; shift -= 4) {
            to.writeByte(HEX[(value >>> shift) & 15]);
        }
        to.writeByte('\r').writeByte('\n');
    }

    private static void release(@Nullable ByteBuf buffer) {
        if (buffer != null) {
            buffer.release();
        }
    }
}
