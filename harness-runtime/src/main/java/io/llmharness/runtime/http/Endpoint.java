package io.llmharness.runtime.http;

import io.netty.handler.ssl.SslContext;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import javax.net.ssl.SSLException;

/**
 * Where connections go. The name is resolved once, off the loops, so that no look-up is ever part of a measured time.
 *
 * @param address resolved address
 * @param host name for TLS
 * @param tls TLS for https
 */
public record Endpoint(InetSocketAddress address, String host, Optional<SslContext> tls) {
    /** Resolves a base URL. Throws {@link UnknownHostException} when its host has no address. */
    public static Endpoint resolve(URI url) throws UnknownHostException, SSLException {
        int port = url.getPort() < 0 ? standardPort(url) : url.getPort();
        InetAddress address = InetAddress.getByName(url.getHost());
        Optional<SslContext> tls = isTls(url) ? Optional.of(Tls.client()) : Optional.empty();
        return new Endpoint(new InetSocketAddress(address, port), url.getHost(), tls);
    }

    static int standardPort(URI url) {
        return isTls(url) ? 443 : 80;
    }

    private static boolean isTls(URI url) {
        return "https".equalsIgnoreCase(url.getScheme());
    }
}
