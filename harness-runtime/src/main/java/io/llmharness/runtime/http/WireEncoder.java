package io.llmharness.runtime.http;

import io.llmharness.runtime.engine.HttpCall;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes an {@link HttpCall} as HTTP/1.1. */
public final class WireEncoder {
    private static final byte[] PLACEHOLDER = Tag.PLACEHOLDER.getBytes(StandardCharsets.US_ASCII);

    private final String hostHeader;

    /** An encoder for an engine's base URL. */
    public WireEncoder(URI url) {
        boolean standardPort = url.getPort() < 0 || url.getPort() == Endpoint.standardPort(url);
        hostHeader = standardPort ? url.getHost() : url.getHost() + ":" + url.getPort();
    }

    /** Encodes a call; wherever {@link Tag#PLACEHOLDER} stands in its headers or body, each sending puts its own tag. */
    public WireRequest encode(HttpCall call) {
        StringBuilder head = new StringBuilder(512);
        head.append(call.method())
                .append(' ')
                .append(call.path())
                .append(" HTTP/1.1\r\nHost: ")
                .append(hostHeader);
        call.headers().forEach(h -> line(head, h.name(), h.value()));
        line(head, "Accept-Encoding", "identity"); // bytes are stamped and counted as the engine made them
        line(head, "User-Agent", "llm-harness");
        line(head, "X-Request-Id", Tag.PLACEHOLDER);
        if (call.body().length > 0 || call.method().equals("POST")) {
            line(head, "Content-Length", Integer.toString(call.body().length));
        }
        head.append("\r\n\r\n");
        ByteArrayOutputStream wire = new ByteArrayOutputStream(head.length() + call.body().length);
        wire.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        wire.writeBytes(call.body());
        byte[] bytes = wire.toByteArray();
        return new WireRequest(bytes, offsets(bytes));
    }

    private static void line(StringBuilder head, String name, String value) {
        if (value.indexOf('\r') >= 0 || value.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("the header " + name + " contains a line break");
        }
        head.append("\r\n").append(name).append(": ").append(value);
    }

    private static int[] offsets(byte[] bytes) {
        int[] found = new int[2];
        int count = 0;
        for (int i = 0; i + PLACEHOLDER.length <= bytes.length; i++) {
            if (bytes[i] == PLACEHOLDER[0]
                    && Arrays.equals(bytes, i, i + PLACEHOLDER.length, PLACEHOLDER, 0, PLACEHOLDER.length)) {
                found = count == found.length ? Arrays.copyOf(found, count * 2) : found;
                found[count++] = i;
            }
        }
        return Arrays.copyOf(found, count);
    }
}
