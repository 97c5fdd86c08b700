package io.llmharness.runtime.plan;

import io.llmharness.runtime.engine.EngineSpec;
import io.llmharness.runtime.text.UsageException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Base URLs of engines: checked, and brought into one form. The special URL {@code sim:}, which may go on with options as in
 * {@code sim:ttft=200ms,itl=20ms}, stands for the simulated engine, started for the run and stopped after it.
 */
public final class EngineUrl {
    /** The model asked of the simulated engine where a scenario names none. */
    static final String SIMULATED_MODEL = "simulated";

    private static final String SIMULATED = "sim:";

    private EngineUrl() {}

    /** The URL that means the simulated engine with these options, which may be empty. */
    public static String simulated(String options) {
        return SIMULATED + options;
    }

    /** Whether the URL means the simulated engine. */
    public static boolean isSimulated(String url) {
        return url.startsWith(SIMULATED);
    }

    /** The options behind {@code sim:}. */
    public static String simulationOptions(String url) {
        return url.substring(SIMULATED.length());
    }

    /**
     * Scheme, host, port and path prefix without a slash at its end. {@code place} says in a message whose URL it is.
     */
    public static String normalise(String url, String place) {
        String text = url.trim();
        if (isSimulated(text)) {
            return text;
        }
        URI uri = parse(text, place);
        refuseSecrets(uri, text, place);
        checkScheme(uri, text, place);
        if (uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > 65535) {
            throw new UsageException("\"" + text + "\" of " + place + " has no valid host and port"
                    + "; write http://host:port (a host name has no underscore, an IPv6 address stands in brackets).");
        }
        String path = uri.getRawPath() == null ? "" : uri.getRawPath().replaceAll("/+$", "");
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return uri.getScheme().toLowerCase(Locale.ROOT) + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port + path;
    }

    /** The URL that an adapter gives, which may be an environment variable's: {@code ${NAME}}, an error when that is not set. */
    public static String ofAdapter(EngineSpec spec, Function<String, @Nullable String> environment, String place) {
        return normalise(new Placeholders(environment).resolve(spec.defaultUrl(), place), place);
    }

    private static URI parse(String text, String place) {
        if (!text.contains("://")) {
            throw new UsageException("\"" + masked(text) + "\" of " + place + " has no scheme; write http://"
                    + masked(text) + " or https://" + masked(text) + ".");
        }
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new UsageException(
                    "\"" + masked(text) + "\" of " + place + " is not a URL: " + e.getReason() + ".", e);
        }
    }

    private static void refuseSecrets(URI uri, String text, String place) {
        if (uri.getRawUserInfo() != null
                || uri.getRawAuthority() != null && uri.getRawAuthority().contains("@")) {
            throw new UsageException(
                    "\"" + masked(text) + "\" of " + place + " carries a name or a password. Keys come from an"
                            + " environment variable, whose name @Engine(apiKeyEnv = …) gives.");
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new UsageException(
                    "\"" + masked(text) + "\" of " + place + " has a query or a fragment; a base URL ends with"
                            + " its path. Keys come from an environment variable, whose name @Engine(apiKeyEnv = …) gives.");
        }
    }

    private static void checkScheme(URI uri, String text, String place) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new UsageException("\"" + text + "\" of " + place + " is neither http:// nor https://.");
        }
    }

    /** The text without what may be a secret: credentials before the host, and everything behind the path. */
    static String masked(String text) {
        return text.replaceAll("^([a-zA-Z][a-zA-Z0-9+.-]*://)?[^/@?#]*@", "$1***@")
                .replaceAll("[?#].*$", "?***");
    }
}
