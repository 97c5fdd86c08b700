package io.llmharness.benchmarks.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.llmharness.benchmarks.BenchmarksJar;
import io.llmharness.benchmarks.BenchmarksJar.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A background load and a probe beside it, from a file, in a fork. */
class MixIT {
    @TempDir
    private Path folder;

    @Test
    void eachWorkloadIsReportedAndAllTogether() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("mix.yaml"), """
                scenarios:
                  - name: mixed
                    engines: [{ engine: vllm, url: "sim:ttft=20ms,itl=1ms" }]
                    concurrency: 4
                    warmup: { iterations: 0 }
                    measurement: { iterations: 1, time: 5s }
                    workloads:
                      chat: { prompt: "Where is my order?", outputTokens: 8 }
                      report: { dataset: synthetic, inputTokens: 200, outputTokens: 24 }
                      probe: { prompt: "Are you there?", outputTokens: 1, arrivalRate: { value: 4, arrivals: constant } }
                    mix: { chat: 3, report: 1, probe: own }
                """);
        Outcome run = BenchmarksJar.run(folder, List.of("-config", "mix.yaml", "-rff", "r.json"));
        assertThat(run.exitCode()).as(run.output()).isIn(0, 4); // 4: this machine may be busy
        Map<String, Long> succeeded = new LinkedHashMap<>();
        Map<String, Long> tokens = new LinkedHashMap<>();
        for (JsonNode trial :
                new ObjectMapper().readTree(folder.resolve("r.json").toFile()).path("trials")) {
            succeeded.put(
                    trial.path("benchmark").asText(),
                    trial.path("requests").path("succeeded").asLong());
            tokens.put(
                    trial.path("benchmark").asText(),
                    trial.path("tokens").path("output").asLong());
        }
        assertThat(succeeded.keySet()).containsExactly("mixed", "mixed.chat", "mixed.report", "mixed.probe");
        assertThat(succeeded.get("mixed.probe")).isEqualTo(20);
        assertThat(succeeded.get("mixed")).isEqualTo(succeeded.get("mixed.chat") + succeeded.get("mixed.report") + 20);
        assertThat(tokens.get("mixed.chat")).isEqualTo(8 * succeeded.get("mixed.chat"));
        assertThat(tokens.get("mixed.report")).isEqualTo(24 * succeeded.get("mixed.report"));
        double share = (double) succeeded.get("mixed.chat") / (succeeded.get("mixed") - 20);
        assertThat(share).isBetween(0.5, 0.95); // three in four, of a few dozen at least
    }
}
