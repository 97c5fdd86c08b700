package io.llmharness.runtime.engine;

/** A key from the environment. Its text form is a mask, so that it cannot end up in a log, a result or an exception by accident. */
public final class Secret {
    /** No key. */
    public static final Secret NONE = new Secret("");

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

    /** The text with every occurrence of the key masked: for words of others, who may have quoted it. */
    public String mask(String text) {
        return isPresent() ? text.replace(value, "***") : text;
    }

    @Override
    public String toString() {
        return isPresent() ? "***" : "(none)";
    }
}
