package io.llmharness.runtime.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReportFormatsTest {
    private final ReportFormats formats = ReportFormats.load();

    @Test
    void finds_the_built_in_ones_through_the_same_door_as_others() {
        assertThat(formats.all())
                .extracting(ReportFormat::id)
                .contains("csv", "hgrm", "jmh", "json", "markdown", "text")
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(formats.all()).allSatisfy(f -> {
            assertThat(f.id()).matches("[a-z][a-z0-9-]*");
            assertThat(f.description()).isNotBlank();
            assertThat(f.extension()).doesNotStartWith(".");
        });
    }

    @Test
    void a_file_name_says_the_format() {
        assertThat(formats.forFile(Path.of("a/run.json")).orElseThrow().id()).isEqualTo("json");
        assertThat(formats.forFile(Path.of("run.jmh.json")).orElseThrow().id()).isEqualTo("jmh");
        assertThat(formats.forFile(Path.of("RUN.MD")).orElseThrow().id()).isEqualTo("markdown");
        assertThat(formats.forFile(Path.of("run.xyz"))).isEmpty();
        assertThat(formats.find("csv").orElseThrow()).isInstanceOf(CsvFormat.class);
        assertThat(formats.find("latex")).isEmpty();
    }
}
