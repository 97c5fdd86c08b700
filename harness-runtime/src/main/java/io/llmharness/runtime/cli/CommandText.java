package io.llmharness.runtime.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A command line as it may be written into a result: words that could be secrets are masked. */
final class CommandText {
    private static final String MASK = "***";
    private static final List<String> SECRET_NAMES =
            List.of("key", "token", "secret", "password", "passwd", "credential");

    private CommandText() {}

    static String of(List<String> words) {
        List<String> shown = new ArrayList<>();
        for (String word : words) {
            String masked = masked(word);
            shown.add(masked.isEmpty() || masked.contains(" ") ? '"' + masked + '"' : masked);
        }
        return String.join(" ", shown);
    }

    /** Credentials in a URL, keys by their look, and values whose name says that they are secret. */
    private static String masked(String word) {
        String text = word.replaceAll("(://)[^/@]*@", "$1" + MASK + "@")
                .replaceAll("\\b(sk|hf|gsk|xai|AIza|ghp|nvapi)[-_][A-Za-z0-9_-]{8,}", MASK);
        StringBuilder result = new StringBuilder();
        for (String part : text.split("(?<=[ ,&?])|(?=[ ,&?])")) {
            int equals = part.indexOf('=');
            boolean secret = equals > 0 && isSecret(part.substring(0, equals));
            result.append(secret ? part.substring(0, equals + 1) + MASK : part);
        }
        return result.toString();
    }

    private static boolean isSecret(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return SECRET_NAMES.stream().anyMatch(lower::contains);
    }
}
