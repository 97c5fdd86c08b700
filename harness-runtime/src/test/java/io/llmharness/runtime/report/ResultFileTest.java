package io.llmharness.runtime.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmharness.runtime.result.ResultSamples;
import io.llmharness.runtime.result.RunResult;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFileTest {
    private static final RunResult RUN = ResultSamples.run(ResultSamples.good());

    @TempDir
    Path folder;

    @Test
    void writes_and_replaces_and_leaves_nothing_else() throws IOException {
        Path file = Files.writeString(folder.resolve("run.txt"), "old");
        ResultFile result = new ResultFile(file);
        assertThat(result.checkWritable()).isEmpty();
        result.write(new TextFormat(), RUN);
        assertThat(Files.readString(file)).startsWith("Validity: VALID\n");
        assertThat(content()).containsExactly("run.txt");
    }

    @Test
    void keeps_the_old_file_when_a_format_fails() throws IOException {
        Path file = Files.writeString(folder.resolve("run.txt"), "old");
        assertThatThrownBy(() -> new ResultFile(file).write(new Failing(), RUN)).hasMessage("half way");
        assertThat(Files.readString(file)).isEqualTo("old");
        assertThat(content()).containsExactly("run.txt");
    }

    @Test
    void says_beforehand_why_a_file_cannot_be_written() throws IOException {
        assertThat(new ResultFile(folder).checkWritable().orElseThrow()).endsWith("it is a directory");
        assertThat(new ResultFile(folder.resolve("no/run.json")).checkWritable().orElseThrow())
                .endsWith("the directory " + folder.resolve("no") + " does not exist");
        Path plain = Files.createFile(folder.resolve("plain"));
        assertThat(new ResultFile(plain.resolve("run.json")).checkWritable().orElseThrow())
                .endsWith("plain is not a directory");
        assertThat(new ResultFile(folder.resolve("new.json")).checkWritable()).isEmpty();
        assertThat(content()).containsExactly("plain");
    }

    private Stream<String> content() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).toList().stream();
        }
    }

    private static final class Failing implements ReportFormat {
        @Override
        public String id() {
            return "failing";
        }

        @Override
        public String description() {
            return "";
        }

        @Override
        public String extension() {
            return "txt";
        }

        @Override
        public void write(RunResult run, OutputStream out) throws IOException {
            out.write(1);
            throw new IOException("half way");
        }
    }
}
