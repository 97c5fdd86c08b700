package io.llmharness.runtime.net;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * An HTTP proxy.
 *
 * @param host its host
 * @param port its port
 * @param credentials {@code user:password}; empty: none
 */
public record Proxy(String host, int port, String credentials) {
    /** Its address, not resolved. */
    public InetSocketAddress address() {
        return InetSocketAddress.createUnresolved(host, port);
    }

    /** The value of the header {@code Proxy-Authorization}, where there are credentials (RFC 7617). */
    public Optional<String> authorization() {
        return credentials.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
    }

    /** Host and port; credentials are nobody's business. */
    @Override
    public String toString() {
        return Origin.written(host, port);
    }
}
