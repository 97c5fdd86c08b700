package io.llmharness.adapters.contract;

import io.llmharness.runtime.engine.Framing;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.util.ReferenceCountUtil;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** A recorded answer taken apart, to be put together again with another body or status. */
final class RecordedAnswer {
    private final int status;
    private final HttpHeaders headers;
    private final byte[] body;

    private RecordedAnswer(int status, HttpHeaders headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    static RecordedAnswer of(byte[] bytes) {
        EmbeddedChannel http = new EmbeddedChannel(new HttpResponseDecoder());
        http.writeInbound(Unpooled.copiedBuffer(bytes));
        http.finish();
        HttpResponse head = null;
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (Object message; (message = http.readInbound()) != null; ) {
            if (message instanceof HttpResponse response) {
                head = response;
                body.reset();
            }
            if (message instanceof HttpContent content) {
                body.writeBytes(ByteBufUtil.getBytes(content.content()));
            }
            ReferenceCountUtil.release(message);
        }
        if (head == null) {
            throw new AssertionError("no HTTP answer");
        }
        return new RecordedAnswer(head.status().code(), head.headers(), body.toByteArray());
    }

    boolean succeeded() {
        return status < 300;
    }

    byte[] body() {
        return body;
    }

    /** By its content type. */
    Framing framing() {
        return Framing.of(headers.get(HttpHeaderNames.CONTENT_TYPE));
    }

    /** The bytes of the same answer with another body. */
    byte[] with(byte[] otherBody) {
        return answer(status, headers.get(HttpHeaderNames.CONTENT_TYPE, ""), otherBody);
    }

    /** The same with a status, a content type and a body of another server's. */
    byte[] answer(int otherStatus, String contentType, byte[] otherBody) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(otherBody.length + 1_000);
        ascii(out, "HTTP/1.1 " + otherStatus + " As Said\r\n");
        for (Map.Entry<String, String> header : headers) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (!name.equals("content-length") && !name.equals("transfer-encoding") && !name.equals("content-type")) {
                ascii(out, header.getKey() + ": " + header.getValue() + "\r\n");
            }
        }
        ascii(out, contentType.isEmpty() ? "" : "Content-Type: " + contentType + "\r\n");
        ascii(out, "Transfer-Encoding: chunked\r\n\r\n");
        if (otherBody.length > 0) {
            ascii(out, Integer.toHexString(otherBody.length) + "\r\n");
            out.writeBytes(otherBody);
            ascii(out, "\r\n");
        }
        ascii(out, "0\r\n\r\n");
        return out.toByteArray();
    }

    private static void ascii(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
