package io.llmharness.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.llmharness.benchmarks.BenchmarksJar.Outcome;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first command that anybody runs, with shorter iterations. */
class QuickstartIT {
    /** On a machine too busy for the figures they are not shown, which the exit code says. */
    private static final int NOT_TO_BE_TRUSTED = 4;

    @TempDir
    private Path folder;

    @Test
    void needsNothingAndSaysWhereToGoFromHere() throws Exception {
        Outcome outcome = BenchmarksJar.run(folder, List.of("Quickstart", "-w", "1s", "-i", "2", "-r", "2s"));

        assertThat(outcome.exitCode()).as(outcome.output()).isIn(0, NOT_TO_BE_TRUSTED);
        assertThat(outcome.output())
                .contains(
                        "# Benchmark: io.llmharness.benchmarks.Quickstart",
                        "# Warmup Iteration   1: ",
                        "Iteration   2: ")
                .contains("Validity: ", "Result: llm-harness-result.json")
                .containsPattern(
                        "Ollama: java -jar .*benchmarks.jar Quickstart -engine ollama -url http://localhost:11434")
                .containsPattern("vLLM: +java -jar .*benchmarks.jar Quickstart -engine vllm -url http://localhost:8000")
                .doesNotContain("\tat ");
        if (outcome.exitCode() == 0) {
            assertThat(outcome.output())
                    .contains(":ttft", ":itl", ":tpot", ":e2e", ":outputTokensPerSecond", ":requestsPerSecond");
        }
        JsonNode result = new ObjectMapper()
                .readTree(folder.resolve("llm-harness-result.json").toFile());
        assertThat(result.path("harness").path("commandLine").asText()).isEqualTo("Quickstart -w 1s -i 2 -r 2s");
        assertThat(result.path("trials")).hasSize(2).allSatisfy(trial -> {
            assertThat(trial.path("engine").path("url").asText()).isEqualTo("sim:");
            assertThat(trial.path("engine").path("version").asText()).startsWith("simulated");
            assertThat(trial.path("requests").path("succeeded").asLong()).isPositive();
            assertThat(trial.at("/validity/bias/ttft").isNumber()).isTrue();
            assertThat(trial.at("/validity/certificate/point/engine"))
                    .isEqualTo(trial.path("engine").path("id"));
        });
    }
}
