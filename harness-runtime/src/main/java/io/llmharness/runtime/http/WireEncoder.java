package io.llmharness.runtime.http;

import io.llmharness.runtime.engine.HttpCall;
import io.llmharness.runtime.http.WireRequest.Head;
import io.llmharness.runtime.http.WireRequest.Head.Line;
import io.llmharness.runtime.net.Origin;
import io.llmharness.runtime.net.Proxy;
import io.netty.util.AsciiString;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Writes an {@link HttpCall} for the wire, as HTTP/1.1 and ready for HTTP/2. */
public final class WireEncoder {
    private static final byte[] PLACEHOLDER = Tag.PLACEHOLDER.getBytes(StandardCharsets.US_ASCII);

    private final String authority;
    private final String targetPrefix;
    private final Optional<String> proxyAuthorization;

    /** An encoder for an engine's base URL, reached directly. */
    public WireEncoder(URI url) {
        this(url, "", Optional.empty());
    }

    /** An encoder for an engine's base URL, reached as the endpoint says. */
    public WireEncoder(URI url, Endpoint endpoint) {
        this(
                url,
                endpoint.forwarded() ? url.getScheme() + "://" + url.getRawAuthority() : "",
                endpoint.forwarded() ? endpoint.proxy().flatMap(Proxy::authorization) : Optional.empty());
    }

    private WireEncoder(URI url, String targetPrefix, Optional<String> proxyAuthorization) {
        this.authority = Origin.of(url).authority();
        this.targetPrefix = targetPrefix;
        this.proxyAuthorization = proxyAuthorization;
    }

    /** Encodes a call; wherever {@link Tag#PLACEHOLDER} stands in its headers or body, each sending puts its own tag. */
    public WireRequest encode(HttpCall call) {
        List<Line> lines = new ArrayList<>();
        call.headers().forEach(h -> lines.add(line(h.name(), h.value())));
        lines.add(line("Accept-Encoding", "identity")); // bytes are stamped and counted as the engine made them
        lines.add(line("User-Agent", "llm-harness"));
        lines.add(line("X-Request-Id", Tag.PLACEHOLDER));
        if (call.body().length > 0 || call.method().equals("POST")) {
            lines.add(line("Content-Length", Integer.toString(call.body().length)));
        }
        StringBuilder head = new StringBuilder(512);
        head.append(call.method())
                .append(' ')
                .append(targetPrefix)
                .append(call.path())
                .append(" HTTP/1.1\r\nHost: ")
                .append(authority);
        proxyAuthorization.ifPresent(
                value -> head.append("\r\nProxy-Authorization: ").append(value));
        for (Line line : lines) {
            head.append("\r\n").append(line.name()).append(": ").append(line.value());
        }
        byte[] start = head.append("\r\n\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] bytes = Arrays.copyOf(start, start.length + call.body().length);
        System.arraycopy(call.body(), 0, bytes, start.length, call.body().length);
        return new WireRequest(
                bytes, start.length, offsets(bytes), new Head(call.method(), call.path(), authority, lines));
    }

    private static Line line(String name, String value) {
        if (value.indexOf('\r') >= 0 || value.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("the header " + name + " contains a line break");
        }
        return new Line(AsciiString.of(name), value, value.contains(Tag.PLACEHOLDER));
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
