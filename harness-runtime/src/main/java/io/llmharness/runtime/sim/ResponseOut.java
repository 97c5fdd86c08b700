package io.llmharness.runtime.sim;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Puts responses into the bytes of HTTP/1.1 and sends them on one connection. Owns the buffer of what is written but not yet flushed. */
final class ResponseOut {
    private static final int LARGE = 64 * 1024;
    private static final int MOST_CHUNK_FRAME = 12;
    private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final ChannelHandlerContext context;
    private final HttpDate date;
    private final int bufferBytes;
    private final WireBuffer headScratch = new WireBuffer();
    private @Nullable ByteBuf pending;
    private boolean last;

    ResponseOut(ChannelHandlerContext context, EngineLoop loop) {
        this.context = context;
        this.date = loop.date;
        this.bufferBytes = loop.options.burst() ? LARGE : 512;
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

    /** Whether so much is pending that it should be flushed. */
    boolean isLarge() {
        ByteBuf buffer = pending;
        return buffer != null && buffer.readableBytes() > LARGE - 4096;
    }

    /** Puts a response in one piece behind what is pending; without its body when only the head was asked for. */
    void put(SimAnswer.Whole answer, boolean headOnly) {
        head(answer.head(), answer.status(), answer.body().length);
        if (!headOnly) {
            buffer(answer.body().length).writeBytes(answer.body());
        }
    }

    /** Puts each chunk of the body behind what is pending, the head before and the last chunk after them where wanted. */
    void put(@Nullable HttpHead head, WireBuffer body, boolean lastChunk) {
        if (head != null) {
            head(head, 200, 0);
        }
        body.endChunk();
        ByteBuf to = buffer(body.length() + body.chunks() * MOST_CHUNK_FRAME + LAST_CHUNK.length);
        int from = 0;
        for (int i = 0; i < body.chunks(); i++) {
            int end = body.chunkEnd(i);
            hex(to, end - from);
            to.writeBytes(body.array(), from, end - from);
            to.writeByte('\r').writeByte('\n');
            from = end;
        }
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

    private void head(HttpHead head, int status, int length) {
        HttpHead lines = last ? head.with("Connection", "close") : head;
        WireBuffer scratch = headScratch.clear();
        lines.write(scratch, status, length, date.now());
        buffer(scratch.length()).writeBytes(scratch.array(), 0, scratch.length());
    }

    private ByteBuf buffer(int more) {
        ByteBuf buffer = pending;
        if (buffer == null) {
            buffer = context.alloc().directBuffer(Math.max(bufferBytes, more));
            pending = buffer;
        }
        return buffer.ensureWritable(more);
    }

    private static void hex(ByteBuf to, int value) {
        int shift = (31 - Integer.numberOfLeadingZeros(value)) & ~3;
        for (; shift >= 0; shift -= 4) {
            to.writeByte(HEX[(value >>> shift) & 15]);
        }
        to.writeByte('\r').writeByte('\n');
    }
}
