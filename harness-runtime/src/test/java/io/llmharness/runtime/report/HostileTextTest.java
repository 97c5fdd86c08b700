package io.llmharness.runtime.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.llmharness.runtime.result.ResultSamples;
import io.llmharness.runtime.result.RunResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Parameter values that are syntax to some format. */
class HostileTextTest {
    private static final String VALUE = "a,\"b\"|c<script>`d`\n*e*\u001b[31m";

    private static final RunResult RUN = ResultSamples.run(
            ResultSamples.good(),
            ResultSamples.trial(
                    ResultSamples.named(
                            ResultSamples.plan(),
                            "com.example.SupportChat.lateOrder",
                            Map.of("followUps", VALUE),
                            true),
                    ResultSamples.good().forks().get(0)));

    @Test
    void csv_quotes_it() throws IOException {
        String text = text(new CsvFormat());
        assertThat(text).contains("\"a,\"\"b\"\"|c<script>`d` *e* [31m\"");
        assertThat(text.lines()).allSatisfy(line -> assertThat(fields(line)).isEqualTo(14));
    }

    @Test
    void markdown_shows_it_as_text() throws IOException {
        String text = text(new MarkdownFormat());
        assertThat(text).doesNotContain("<script>").contains("&lt;script>");
        List<String> rows = text.lines()
                .filter(l -> l.startsWith("| SupportChat.lateOrder:ttft") && l.endsWith("| ms |"))
                .toList();
        assertThat(rows).hasSize(2);
        assertThat(rows)
                .allSatisfy(row -> assertThat(row.split("(?<!\\\\)\\|", -1))
                        .hasSameSizeAs(rows.get(0).split("(?<!\\\\)\\|", -1)));
    }

    @Test
    void json_keeps_it_whole() throws IOException {
        assertThat(new ObjectMapper()
                        .readTree(text(new JsonFormat()))
                        .at("/trials/1/params/followUps")
                        .textValue())
                .isEqualTo(VALUE);
    }

    @Test
    void text_keeps_its_lines() throws IOException {
        String text = text(new TextFormat());
        assertThat(text.codePoints().filter(c -> c != '\n').noneMatch(Character::isISOControl))
                .isTrue();
        assertThat(text.lines().filter(l -> l.startsWith("SupportChat.lateOrder:ttft") && l.endsWith(" ms")))
                .hasSize(2);
    }

    private static String text(ReportFormat format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        format.write(RUN, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Fields of a line of CSV. */
    private static long fields(String line) {
        boolean quoted = false;
        long fields = 1;
        for (char c : line.toCharArray()) {
            quoted ^= c == '"';
            fields += c == ',' && !quoted ? 1 : 0;
        }
        return fields;
    }
}
