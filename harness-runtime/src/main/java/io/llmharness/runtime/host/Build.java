package io.llmharness.runtime.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * This build of the harness.
 *
 * @param version its version
 * @param commit the source revision, with {@code -dirty} behind it when there were changes beside it; {@code unknown} outside a
 *     work tree
 */
public record Build(String version, String commit) {
    private static final String UNKNOWN = "unknown";

    /** Reads what the build left in the jar. */
    public static Build read() {
        Properties properties = new Properties();
        try (InputStream in = Build.class.getResourceAsStream("/io/llmharness/runtime/build.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String commit = properties.getProperty("git.commit", UNKNOWN);
        boolean dirty = properties.getProperty("git.dirty", UNKNOWN).equals("true");
        return new Build(properties.getProperty("version", UNKNOWN), dirty ? commit + "-dirty" : commit);
    }
}
