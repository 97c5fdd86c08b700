package io.llmharness.runtime.net;

import io.llmharness.runtime.text.UsageException;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which proxy leads to a server, by the variables that curl, Python and Go read: {@code http_proxy}, {@code https_proxy},
 * {@code all_proxy} and {@code no_proxy}, in lower case before upper case. A server on this machine is never reached through one.
 */
public final class Proxies {
    private final Function<String, @Nullable String> environment;

    /** Proxies as these variables say. */
    public Proxies(Function<String, @Nullable String> environment) {
        this.environment = environment;
    }

    /** Proxies as this process's environment says. */
    public static Proxies ofEnvironment() {
        return new Proxies(System::getenv);
    }

    /** The proxy for a URL; empty: the server is reached directly. Throws {@link UsageException} for a variable that names none. */
    public Optional<Proxy> of(URI url) {
        Origin origin = Origin.of(url);
        if (isLocal(origin.host()) || excluded(origin.host(), origin.port())) {
            return Optional.empty();
        }
        for (String name : new String[] {origin.tls() ? "https_proxy" : "http_proxy", "all_proxy"}) {
            String value = variable(name);
            if (!value.isEmpty()) {
                return Optional.of(parse(name, value));
            }
        }
        return Optional.empty();
    }

    private static Proxy parse(String variable, String value) {
        try {
            URI uri = URI.create(value.contains("://") ? value : "http://" + value);
            if ("http".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null) {
                String credentials = uri.getUserInfo() == null ? "" : uri.getUserInfo();
                return new Proxy(Origin.of(uri).host(), Origin.of(uri).port(), credentials);
            }
        } catch (IllegalArgumentException e) {
            // said below, without the value: it may hold a password
        }
        throw new UsageException("The environment variable " + variable
                + " names no HTTP proxy. Give it as http://host:port, or name the engine's host in no_proxy.");
    }

    private boolean excluded(String host, int port) {
        return Arrays.stream(variable("no_proxy").split(","))
                .map(entry -> entry.trim().toLowerCase(Locale.ROOT))
                .anyMatch(entry -> matches(entry, host, port));
    }

    private static boolean matches(String entry, String host, int port) {
        if (entry.isEmpty() || entry.equals("*")) {
            return !entry.isEmpty();
        }
        String name = entry;
        int colon = entry.lastIndexOf(':');
        if (colon > 0 && entry.indexOf(':') == colon) {
            if (!entry.substring(colon + 1).equals(Integer.toString(port))) {
                return false;
            }
            name = entry.substring(0, colon);
        }
        String suffix = name.startsWith(".") ? name.substring(1) : name;
        return host.equals(Origin.bare(suffix)) || host.endsWith("." + suffix);
    }

    private static boolean isLocal(String host) {
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || host.equals("::1")
                || host.startsWith("127.") && host.chars().allMatch(c -> c == '.' || Character.isDigit(c));
    }

    private String variable(String name) {
        for (String spelling : new String[] {name, name.toUpperCase(Locale.ROOT)}) {
            String value = environment.apply(spelling);
            if (value != null && !value.isBlank()) {
                return value.trim();
            }
        }
        return "";
    }
}
