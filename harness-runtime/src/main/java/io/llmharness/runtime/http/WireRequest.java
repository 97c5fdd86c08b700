package io.llmharness.runtime.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/**
 * A request as it goes over the wire, head and body in one array. The request's tag, {@value Tag#LENGTH} characters that are new
 * for each request, is patched in while the array is copied into the outgoing buffer: an unchanging prompt is encoded once and
 * still never hits a prefix cache. Immutable.
 */
public final class WireRequest {
    private final byte[] bytes;
    private final int[] tagOffsets;

    WireRequest(byte[] bytes, int[] tagOffsets) {
        this.bytes = bytes;
        this.tagOffsets = tagOffsets;
    }

    /** Copies the request with this tag into a new buffer, which the caller owns. */
    public ByteBuf toBuffer(ByteBufAllocator allocator, byte[] tag) {
        ByteBuf buffer = allocator.ioBuffer(bytes.length, bytes.length);
        buffer.writeBytes(bytes);
        for (int offset : tagOffsets) {
            buffer.setBytes(offset, tag);
        }
        return buffer;
    }
}
