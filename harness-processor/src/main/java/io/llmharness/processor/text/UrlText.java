package io.llmharness.processor.text;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Base URLs: http or https, a host, perhaps a port and a path; or {@code sim:}, which stands for the simulated engine and whose
 * options the runtime knows; or nothing, which leaves the URL to the adapter. Placeholders are taken at their defaults.
 */
public final class UrlText {
    private static final String SIMULATED = "sim:";
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://.*");
    private static final Pattern HOST_AND_PORT = Pattern.compile("[A-Za-z0-9.-]+(:[0-9]+)?(/.*)?");

    private UrlText() {}

    /** What is wrong with a URL whose placeholders are sound, in a sentence; empty when nothing is. */
    public static Optional<String> complaint(String text) {
        return complaintAbout(text).map(KeyText::masked);
    }

    private static Optional<String> complaintAbout(String text) {
        String url = Placeholders.replaced(text, UrlText::standIn);
        if (!url.equals(url.strip())) {
            return Optional.of("\"" + text + "\" has white space around it.");
        }
        if (url.isEmpty()) {
            return Optional.empty();
        }
        if (url.startsWith(SIMULATED)) {
            return Optional.empty();
        }
        if (!SCHEME.matcher(url).matches()) {
            return Optional.of("\"" + text + "\" has no scheme."
                    + (HOST_AND_PORT.matcher(url).matches() ? " Write http://" + url + "." : ""));
        }
        try {
            return complaintAbout(text, new URI(url));
        } catch (URISyntaxException e) {
            return Optional.of("\"" + text + "\" is not a URL: " + e.getReason() + ".");
        }
    }

    private static Optional<String> complaintAbout(String text, URI uri) {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            return Optional.of("\"" + text + "\": engines are reached by http or https, not " + uri.getScheme() + ".");
        }
        if (uri.getRawUserInfo() != null) {
            return Optional.of("The URL has a user or a password in it. Keys never belong in source; use apiKeyEnv.");
        }
        if (uri.getHost() == null) {
            return Optional.of("\"" + text + "\" has no host that DNS knows how to look up.");
        }
        if (uri.getPort() > 65_535 || uri.getPort() == 0) {
            return Optional.of("\"" + text + "\": " + uri.getPort() + " is no port.");
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            return Optional.of("\"" + text + "\" is a base URL: it has no query and no fragment.");
        }
        return Optional.empty();
    }

    /** Something that is right at the place of a placeholder that has no default. */
    private static String standIn(String before, String name) {
        if (before.isEmpty()) {
            return "http://host";
        }
        return before.matches(".*//[^/]*:") ? "80" : "x";
    }
}
