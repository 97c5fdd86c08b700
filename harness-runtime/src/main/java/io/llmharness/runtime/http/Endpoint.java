package io.llmharness.runtime.http;

import io.llmharness.runtime.net.Origin;
import io.llmharness.runtime.net.Proxies;
import io.llmharness.runtime.net.Proxy;
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
 * @param address resolved address of what connections are made to: the server, or the proxy
 * @param host the server's name, for TLS
 * @param port the server's port
 * @param tls TLS for https
 * @param http version of HTTP
 * @param proxy the proxy between
 */
public record Endpoint(
        InetSocketAddress address,
        String host,
        int port,
        Optional<SslContext> tls,
        HttpVersion http,
        Optional<Proxy> proxy) {
    /** Resolves a base URL. Throws {@link UnknownHostException} when its host, or the proxy's, has no address. */
    public static Endpoint resolve(URI url, HttpVersion http) throws UnknownHostException, SSLException {
        return resolve(url, http, Proxies.ofEnvironment());
    }

    static Endpoint resolve(URI url, HttpVersion http, Proxies proxies) throws UnknownHostException, SSLException {
        Origin origin = Origin.of(url);
        Optional<Proxy> proxy = proxies.of(url);
        InetSocketAddress address = proxy.isPresent()
                ? resolved(proxy.get().host(), proxy.get().port())
                : resolved(origin.host(), origin.port());
        Optional<SslContext> tls = origin.tls() ? Optional.of(Tls.client(http)) : Optional.empty();
        return new Endpoint(address, origin.host(), origin.port(), tls, http, proxy);
    }

    /** Whether requests name the whole URL, because a proxy forwards them (RFC 9112, 3.2.2). */
    boolean forwarded() {
        return proxy.isPresent() && tls.isEmpty();
    }

    /** Whether the proxy only passes bytes on (RFC 9110, 9.3.6, CONNECT). */
    boolean tunnelled() {
        return proxy.isPresent() && tls.isPresent();
    }

    private static InetSocketAddress resolved(String host, int port) throws UnknownHostException {
        return new InetSocketAddress(InetAddress.getByName(host), port);
    }
}
