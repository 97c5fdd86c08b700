package io.llmharness.processor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Temporary folders of this JVM, under the build folder so that a clean build removes them. */
final class Folders {
    private Folders() {}

    static Path temporary(String name) throws IOException {
        Path parent = Path.of("target", "compile-tests").toAbsolutePath();
        Files.createDirectories(parent);
        return Files.createTempDirectory(parent, name + "-");
    }
}
