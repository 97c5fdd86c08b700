package io.llmharness.runtime.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.runtime.result.ResultSamples;
import io.llmharness.runtime.result.RunResult;
import io.llmharness.runtime.result.RunSummary;
import io.llmharness.runtime.result.TrialResult;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextFormatTest {
    @Test
    void validity_stands_first() {
        assertThat(text(ResultSamples.run(ResultSamples.good())).lines().limit(2))
                .containsExactly(
                        "Validity: VALID",
                        "[1] VALID  SupportChat.lateOrder (engine=ollama, model=llama3.2:1b, concurrency=8, followUps=2)");
    }

    @Test
    void invalid_trials_print_no_figure() {
        String text = text(ReportSamples.dead());
        assertThat(text).contains("[2] INVALID", "none of 80 requests succeeded: unknown-model 80");
        assertThat(text).doesNotContain("SupportChat.refund:");
    }

    @Test
    void words_of_an_engine_cannot_drive_the_terminal() {
        String text = text(ReportSamples.dead());
        assertThat(text).contains("HTTP 404 \"model \"llama9\" not found,");
        assertThat(text.codePoints().filter(c -> c != '\n').noneMatch(Character::isISOControl))
                .isTrue();
    }

    @Test
    void many_parameters_become_numbers_so_that_lines_stay_short() {
        TrialResult[] trials =
                IntStream.range(0, 3).mapToObj(TextFormatTest::manyParams).toArray(TrialResult[]::new);
        String text = text(ResultSamples.run(trials));
        assertThat(text).contains("[3] VALID", "SupportChat.lateOrder:ttft  [3]");
        assertThat(text.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(Lines.WIDTH));
    }

    @Test
    void every_sample_keeps_to_the_width() {
        ReportSamples.all()
                .values()
                .forEach(run -> assertThat(text(run).lines())
                        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(Lines.WIDTH)));
    }

    private static TrialResult manyParams(int value) {
        Map<String, String> params = new LinkedHashMap<>();
        for (int i = 0; i < 9; i++) {
            params.put("parameter" + i, "value" + value);
        }
        TrialResult good = ResultSamples.good();
        return ResultSamples.trial(
                ResultSamples.named(good.plan(), good.plan().benchmark(), params, true),
                good.forks().get(0),
                good.forks().get(1));
    }

    private static String text(RunResult run) {
        return TextFormat.render(RunSummary.of(run));
    }
}
