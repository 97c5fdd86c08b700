package io.llmharness.runtime.preflight;

import io.llmharness.runtime.net.Proxies;
import io.llmharness.runtime.net.Proxy;
import io.llmharness.runtime.net.Trust;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** The JDK's HTTP client, with the same proxies and the same trust as the measuring one. */
final class PlainClient {
    static {
        // the JDK refuses Basic towards a proxy for https unless told; whoever wrote the password into the variable
        // meant it
        if (System.getProperty("jdk.http.auth.tunneling.disabledSchemes") == null) {
            System.setProperty("jdk.http.auth.tunneling.disabledSchemes", "");
        }
    }

    private PlainClient() {}

    static HttpClient to(URI url, Duration connectTimeout) {
        Optional<Proxy> proxy = Proxies.ofEnvironment().of(url);
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(connectTimeout)
                .proxy(
                        proxy.isPresent()
                                ? ProxySelector.of(new InetSocketAddress(
                                        proxy.get().host(), proxy.get().port()))
                                : HttpClient.Builder.NO_PROXY);
        proxy.filter(p -> !p.credentials().isEmpty()).ifPresent(p -> builder.authenticator(credentials(p)));
        if ("https".equalsIgnoreCase(url.getScheme())) {
            builder.sslContext(context());
        }
        return builder.build();
    }

    private static Authenticator credentials(Proxy proxy) {
        String[] parts = proxy.credentials().split(":", 2);
        return new Authenticator() {
            @Override
            protected @Nullable PasswordAuthentication getPasswordAuthentication() {
                char[] password = parts.length > 1 ? parts[1].toCharArray() : new char[0];
                return getRequestorType() == RequestorType.PROXY
                        ? new PasswordAuthentication(parts[0], password)
                        : null;
            }
        };
    }

    private static SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, Trust.ofEnvironment().getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
