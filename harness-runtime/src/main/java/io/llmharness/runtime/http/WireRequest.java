package io.llmharness.runtime.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.util.AsciiString;
import java.util.List;

/**
 * A request as it goes over the wire, head and body in one array. The request's tag, {@value Tag#LENGTH} characters that are new
 * for each request, is patched in while the array is copied into the outgoing buffer: an unchanging prompt is encoded once and
 * still never hits a prefix cache. Immutable.
 */
public final class WireRequest {
    private final byte[] bytes;
    private final int bodyFrom;
    private final int[] tagOffsets;
    private final Head head;

    /**
     * The head once more, as HTTP/2 wants it.
     *
     * @param authority host, with its port unless that is the standard one
     * @param lines header lines
     */
    record Head(String method, String path, String authority, List<Line> lines) {
        /** A header line; a tagged one contains {@link Tag#PLACEHOLDER}. */
        record Line(AsciiString name, String value, boolean tagged) {}
    }

    WireRequest(byte[] bytes, int bodyFrom, int[] tagOffsets, Head head) {
        this.bytes = bytes;
        this.bodyFrom = bodyFrom;
        this.tagOffsets = tagOffsets;
        this.head = head;
    }

    /** Copies the request with this tag into a new buffer, which the caller owns. */
    public ByteBuf toBuffer(ByteBufAllocator allocator, byte[] tag) {
        return copy(allocator, tag, 0);
    }

    /** Copies the body with this tag into a new buffer, which the caller owns. */
    ByteBuf body(ByteBufAllocator allocator, byte[] tag) {
        return copy(allocator, tag, bodyFrom);
    }

    boolean hasBody() {
        return bodyFrom < bytes.length;
    }

    /** The head with this tag as HTTP/2's header fields (RFC 9113, 8.3.1). */
    Http2Headers headers(byte[] tag) {
        Http2Headers headers = new DefaultHttp2Headers(false)
                .scheme("https")
                .method(head.method())
                .path(head.path())
                .authority(head.authority());
        for (Head.Line line : head.lines()) {
            headers.add(
                    line.name().toLowerCase(),
                    line.tagged() ? line.value().replace(Tag.PLACEHOLDER, new AsciiString(tag)) : line.value());
        }
        return headers;
    }

    private ByteBuf copy(ByteBufAllocator allocator, byte[] tag, int from) {
        ByteBuf buffer = allocator.ioBuffer(bytes.length - from, bytes.length - from);
        buffer.writeBytes(bytes, from, bytes.length - from);
        for (int offset : tagOffsets) {
            if (offset >= from) {
                buffer.setBytes(offset - from, tag);
            }
        }
        return buffer;
    }
}
