package io.llmharness.runtime.sim;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Puts responses into the bytes of HTTP/1.1 and sends them on one connection. Owns the buffer of what is written but not yet flushed. */
final class ResponseOut {
    private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final ChannelHandlerContext context;
    private final HttpDate date;
    private final WireBuffer headScratch = new WireBuffer();
    private @Nullable ByteBuf pending;
    private boolean last;

    ResponseOut(ChannelHandlerContext context, EngineLoop loop) {
        this.context = context;
        this.date = loop.date;
    }

    /** Says that the response to come is the connection's last one. */
    void last() {
        last = true;
    }

    boolean isLast() {
        return last;
    }

    boolean isWritable() {
        return context.channel().isWritable();
    }

    /** Puts a response in one piece behind what is pending; without its body when only the head was asked for. */
    void put(SimAnswer.Whole answer, boolean headOnly) {
        byte[] body = answer.body();
        put(answer.head(), answer.status(), body.length, body, headOnly ? 0 : body.length, false);
    }

    /** Puts the ended chunks of a body behind what is pending, the head before and the last chunk after them where wanted. */
    void put(@Nullable HttpHead head, WireBuffer body, boolean lastChunk) {
        put(head, 200, 0, body.array(), body.readyBytes(), lastChunk);
    }

    private void put(@Nullable HttpHead head, int status, int length, byte[] body, int bytes, boolean lastChunk) {
        WireBuffer start = headScratch.clear();
        if (head != null) {
            (last ? head.with("Connection", "close") : head).write(start, status, length, date.now());
        }
        int more = start.length() + bytes + (lastChunk ? LAST_CHUNK.length : 0);
        ByteBuf to = pending == null ? context.alloc().directBuffer(more) : pending.ensureWritable(more);
        pending = to;
        to.writeBytes(start.array(), 0, start.length()).writeBytes(body, 0, bytes);
        if (lastChunk) {
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

    /** Sends what is pending. */
    void flush() {
        ByteBuf buffer = pending;
        pending = null;
        if (buffer != null) {
            context.writeAndFlush(buffer, context.voidPromise());
        }
    }

    /** Sends what is pending and closes the connection behind it. */
    void close() {
        last = true;
        flush();
        if (context.channel().isActive()) {
            context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
        }
    }

    /** Drops what is pending: the connection is gone. */
    void release() {
        last = true;
        if (pending != null) {
            pending.release();
            pending = null;
        }
    }
}
