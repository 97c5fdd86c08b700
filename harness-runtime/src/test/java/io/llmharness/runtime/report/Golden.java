package io.llmharness.runtime.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Text held against a file; {@code -Dgoldens=update} rewrites the files instead. */
final class Golden {
    private static final Path FOLDER = Path.of("src/test/resources/goldens/report");

    private Golden() {}

    static void check(String name, String actual) throws IOException {
        Path file = FOLDER.resolve(name);
        if ("update".equals(System.getProperty("goldens"))) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, actual);
        } else if (Files.exists(file)) {
            assertThat(actual).as("golden %s", file).isEqualTo(Files.readString(file));
        } else {
            fail("no golden: write " + file.toAbsolutePath() + " or run with -Dgoldens=update. It would be:\n"
                    + actual);
        }
    }
}
