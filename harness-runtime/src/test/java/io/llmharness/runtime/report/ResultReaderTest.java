package io.llmharness.runtime.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmharness.runtime.result.RunResult;
import io.llmharness.runtime.text.UsageException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ResultReaderTest {
    @TempDir
    Path folder;

    static Stream<String> samples() {
        return ReportSamples.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void what_is_read_is_what_was_written(String sample) throws IOException {
        RunResult run = ReportSamples.all().get(sample);
        Path file = folder.resolve("run.json");
        new ResultFile(file).write(new JsonFormat(), run);
        RunResult read = ResultReader.read(file);
        assertThat(read).isEqualTo(run);
        assertThat(text(new TextFormat(), read)).isEqualTo(text(new TextFormat(), run));
    }

    @Test
    void keys_of_later_versions_are_passed_over() throws IOException {
        String text = text(new JsonFormat(), ReportSamples.all().get("open"))
                .replace("\"interrupted\" :", "\"news\" : 1, \"interrupted\" :")
                .replace("\"scenario\" :", "\"news\" : [ ], \"scenario\" :");
        Path file = Files.writeString(folder.resolve("run.json"), text);
        assertThat(ResultReader.read(file)).isEqualTo(ReportSamples.all().get("open"));
    }

    @Test
    void what_files_of_older_versions_lack_has_its_default() throws IOException {
        String text = text(new JsonFormat(), ReportSamples.all().get("bare"))
                .replaceAll(",\\s*\"rules\" : \\{(?:[^{}]|\\{[^{}]*\\})*\\}", "")
                .replaceAll(",\\s*\"reset\" : \"\"", "");
        assertThat(text).doesNotContain("\"rules\"", "\"reset\"");
        Path file = Files.writeString(folder.resolve("run.json"), text);
        assertThat(ResultReader.read(file)).isEqualTo(ReportSamples.all().get("bare"));
    }

    @Test
    void says_what_is_wrong_with_a_file() throws IOException {
        assertRefused("not json", "is not a result file");
        assertRefused("[]", "has no schemaVersion");
        assertRefused("{\"schemaVersion\":2}", "has schema version 2");
        assertRefused("{\"schemaVersion\":1}", "\"harness\" is missing");
        String good = text(new JsonFormat(), ReportSamples.all().get("bare"));
        assertRefused(good.replaceAll("\"histogram\" : \"[^\"]*\"", "\"histogram\" : \"!\""), "is not a result file");
        assertRefused(
                good.replaceAll("\"histogram\" : \"[^\"]*\"", "\"histogram\" : \"AAAA\""), "is not a result file");
        assertRefused(good.substring(0, good.length() / 2), "is not a result file");
        assertThatThrownBy(() -> ResultReader.read(folder.resolve("none.json")))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("there is no file");
    }

    private void assertRefused(String content, String words) throws IOException {
        Path file = Files.writeString(folder.resolve("bad.json"), content);
        assertThatThrownBy(() -> ResultReader.read(file))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(words)
                .hasMessageNotContaining("\n");
    }

    private static String text(ReportFormat format, RunResult run) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        format.write(run, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
