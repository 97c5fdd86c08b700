package io.llmharness.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Expected texts in files. {@code -Dgoldens=update} writes them anew. */
final class Golden {
    private Golden() {}

    /** Compares a text with a file below the test resources. */
    static void check(String file, String actual) {
        Path golden = ScenarioCompiler.RESOURCES.resolve(file);
        try {
            if ("update".equals(System.getProperty("goldens"))) {
                Files.createDirectories(golden.getParent());
                Files.writeString(golden, actual);
            } else if (!Files.exists(golden)) {
                fail("There is no golden file " + golden.toAbsolutePath().normalize()
                        + "; write it, or run the tests with -Dgoldens=update. It would say:\n" + actual);
            } else {
                assertThat(actual)
                        .as("%s (if the change is wanted, run the tests with -Dgoldens=update)", golden)
                        .isEqualTo(Files.readString(golden).replace("\r\n", "\n"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
