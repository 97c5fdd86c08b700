package io.llmharness.runtime.http;

import io.llmharness.runtime.net.Trust;
import io.netty.handler.codec.http2.Http2SecurityUtil;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import java.util.List;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;

/** TLS of the client: the JDK's implementation, host names verified, the version of HTTP agreed on by ALPN. */
final class Tls {
    private Tls() {}

    /** A context that trusts what {@link Trust} says. */
    static SslContext client(HttpVersion version) throws SSLException {
        return client(version, Trust.ofEnvironment());
    }

    static SslContext client(HttpVersion version, TrustManagerFactory trust) throws SSLException {
        SslContextBuilder builder = SslContextBuilder.forClient()
                .sslProvider(SslProvider.JDK)
                .trustManager(trust)
                .endpointIdentificationAlgorithm("HTTPS")
                .applicationProtocolConfig(new ApplicationProtocolConfig(
                        Protocol.ALPN,
                        SelectorFailureBehavior.NO_ADVERTISE,
                        SelectedListenerFailureBehavior.ACCEPT,
                        offered(version)));
        return version == HttpVersion.HTTP_1_1
                ? builder.build()
                : builder.ciphers(Http2SecurityUtil.CIPHERS, SupportedCipherSuiteFilter.INSTANCE)
                        .build();
    }

    private static List<String> offered(HttpVersion version) {
        return switch (version) {
            case AUTO -> List.of(ApplicationProtocolNames.HTTP_2, ApplicationProtocolNames.HTTP_1_1);
            case HTTP_1_1 -> List.of(ApplicationProtocolNames.HTTP_1_1);
            case HTTP_2 -> List.of(ApplicationProtocolNames.HTTP_2);
        };
    }
}
