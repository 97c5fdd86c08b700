package io.llmharness.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The work tree that these tests run in. */
public final class Repository {
    private static final Path ROOT = root();

    private Repository() {}

    /** A file or folder by its path from the root. */
    public static Path file(String path) {
        return ROOT.resolve(path);
    }

    /** A file's text. */
    public static String text(String path) {
        try {
            return Files.readString(file(path), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("mvnw")) && Files.exists(folder.resolve("harness-annotations"))) {
                return folder;
            }
        }
        throw new IllegalStateException(
                "not inside the work tree: " + Path.of("").toAbsolutePath());
    }
}
