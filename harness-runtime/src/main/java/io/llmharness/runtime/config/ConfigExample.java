package io.llmharness.runtime.config;

/** A commented file to start from, which the simulated engine answers as it is. */
public final class ConfigExample {
    private ConfigExample() {}

    /** The file's text. */
    public static String text() {
        return Resource.text("example.yaml");
    }
}
