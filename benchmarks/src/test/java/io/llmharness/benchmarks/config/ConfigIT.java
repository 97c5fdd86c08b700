package io.llmharness.benchmarks.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.llmharness.benchmarks.BenchmarksJar;
import io.llmharness.benchmarks.BenchmarksJar.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files with scenarios, as the shipped jar reads and runs them. */
class ConfigIT {
    @TempDir
    private Path folder;

    @Test
    void theExampleRunsAsItIs() throws IOException, InterruptedException {
        Outcome init = BenchmarksJar.run(folder, List.of("config", "init"));
        assertThat(init.exitCode()).as(init.output()).isZero();
        Outcome run = BenchmarksJar.run(
                folder, List.of("-config", "llm-harness.yaml", "-w", "300ms", "-i", "1", "-n", "10", "-rff", "r.json"));
        assertThat(run.exitCode()).as(run.output()).isIn(0, 3, 4); // 3 and 4: this machine may be busy
        JsonNode trials =
                new ObjectMapper().readTree(folder.resolve("r.json").toFile()).path("trials");
        assertThat(trials.findValuesAsText("benchmark").stream().distinct())
                .contains("support-chat", "two-prompts.short", "two-prompts.whole");
        for (JsonNode trial : trials) {
            assertThat(trial.path("requests").path("succeeded").asLong())
                    .as(trial.path("errors").toString())
                    .isPositive();
            assertThat(trial.path("engine").path("name").asText()).isEqualTo("chat");
        }
    }

    @Test
    void withoutAFileNothingThatReadsOneIsLoaded() throws IOException, InterruptedException {
        assertThat(loadedBy("-l"))
                .contains("io.llmharness.runtime.Harness")
                .doesNotContain("yaml", "runtime.config.ConfigFiles");
        assertThat(loadedBy("config", "show", "Quickstart")).contains("snakeyaml");
    }

    private static String loadedBy(String... words) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command =
                new ArrayList<>(List.of(java, "-Xlog:class+load:stdout", "-jar", System.getProperty("benchmarks.jar")));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
