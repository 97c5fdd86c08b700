package io.llmharness.runtime.engine;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A key from the environment. Its text form is a mask, so that it cannot end up in a log, a result or an exception by accident. */
public final class Secret {
    /** No key. */
    public static final Secret NONE = new Secret("");

    /** Shorter values of variables are words that may stand in any sentence. */
    private static final int SHORTEST = 8;

    private static final List<String> OF_ENVIRONMENT = secretsOf(System.getenv());

    private final String value;

    public Secret(String value) {
        this.value = value;
    }

    /** Whether there is a key. */
    public boolean isPresent() {
        return !value.isEmpty();
    }

    /** The key itself, for a request header and nothing else. */
    public String reveal() {
        return value;
    }

    /**
     * The text with every occurrence of the key masked, and of whatever else the environment holds under a name that ends in
     * {@code KEY}, {@code TOKEN}, {@code SECRET} or {@code PASSWORD}: for words of others, who may have quoted it.
     */
    public String mask(String text) {
        return mask(isPresent() ? text.replace(value, "***") : text, OF_ENVIRONMENT);
    }

    static String mask(String text, List<String> secrets) {
        String masked = text;
        for (String secret : secrets) {
            masked = masked.replace(secret, "***");
        }
        return masked;
    }

    /** Longest first: one may be the beginning of another. */
    static List<String> secretsOf(Map<String, String> environment) {
        return environment.entrySet().stream()
                .filter(variable -> variable.getKey().toUpperCase(Locale.ROOT).matches(".*(KEY|TOKEN|SECRET|PASSWORD)"))
                .map(variable -> variable.getValue().trim())
                .filter(secret -> secret.length() >= SHORTEST)
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
    }

    @Override
    public String toString() {
        return isPresent() ? "***" : "(none)";
    }
}
