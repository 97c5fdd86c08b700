package io.llmharness.runtime.sim;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/** Puts a request's body together. */
final class RequestBody {
    private static final int MOST_BYTES = 64 * 1024 * 1024;

    private @Nullable ByteArrayOutputStream parts;

    /** Adds a part; false when the body is too large. */
    boolean add(ByteBuf part) {
        ByteArrayOutputStream all = parts;
        if (all == null) {
            all = new ByteArrayOutputStream(part.readableBytes() * 2);
            parts = all;
        }
        all.writeBytes(ByteBufUtil.getBytes(part));
        return all.size() <= MOST_BYTES;
    }

    /** The body with its last part; the next one begins empty. */
    byte[] end(ByteBuf last) {
        ByteArrayOutputStream before = parts;
        if (before == null) {
            return ByteBufUtil.getBytes(last);
        }
        parts = null;
        before.writeBytes(ByteBufUtil.getBytes(last));
        return before.toByteArray();
    }
}
