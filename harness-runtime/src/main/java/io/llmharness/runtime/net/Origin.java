package io.llmharness.runtime.net;

import java.net.URI;
import java.util.Locale;

/**
 * Where a URL leads (RFC 9110, 4.3.1).
 *
 * @param tls whether its scheme is https
 * @param host its host in lower case, an IPv6 address without its brackets
 * @param port its port, the scheme's own where it says none
 */
public record Origin(boolean tls, String host, int port) {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    /** The origin of a URL that has a host. */
    public static Origin of(URI url) {
        boolean tls = "https".equalsIgnoreCase(url.getScheme());
        return new Origin(tls, bare(url.getHost()), url.getPort() < 0 ? standardPort(tls) : url.getPort());
    }

    /** Host and port as a request names them: without a port that the scheme says already. */
    public String authority() {
        return port == standardPort(tls) ? written(host) : written(host, port);
    }

    /** A host and a port with a colon between, an IPv6 address in brackets. */
    static String written(String host, int port) {
        return written(host) + ":" + port;
    }

    /** A host name in lower case, an IPv6 address without its brackets. */
    static String bare(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return lower.startsWith("[") && lower.endsWith("]") ? lower.substring(1, lower.length() - 1) : lower;
    }

    private static String written(String host) {
        return host.contains(":") ? "[" + host + "]" : host;
    }

    private static int standardPort(boolean tls) {
        return tls ? HTTPS : HTTP;
    }
}
