package io.llmharness.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.llmharness.benchmarks.BenchmarksJar.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two engines of one run: their forks take turns, and a comparison pairs them. */
class TurnsIT {
    /** Of a benchmark that ran, and of one on a machine too busy for its figures. */
    private static final List<Integer> RAN = List.of(0, 4);

    @TempDir
    private Path folder;

    @Test
    void forksOfTwoEnginesTakeTurnsAndAreCompared() throws IOException, InterruptedException {
        Outcome run = BenchmarksJar.run(
                folder,
                List.of(
                        "Quickstart",
                        "-sim",
                        "ttft=20ms,itl=1ms",
                        "-t",
                        "2",
                        "-f",
                        "4",
                        "-wi",
                        "1",
                        "-w",
                        "300ms",
                        "-i",
                        "1",
                        "-r",
                        "1s",
                        "-certificate",
                        "off",
                        "-rff",
                        "run.json"));
        assertThat(run.exitCode()).as(run.output()).isIn(RAN);
        assertThat(sequences(0)).as(run.output()).containsExactly(1, 4, 5, 8);
        assertThat(sequences(1)).containsExactly(2, 3, 6, 7);
        assertThat(run.output()).contains("# Trial: 1 of 2 (engine=vllm", "# Trial: 2 of 2 (engine=ollama");

        Outcome compared =
                BenchmarksJar.run(folder, List.of("compare", "run.json", "-engine", "vllm,ollama", "-rf", "json"));
        assertThat(compared.output()).contains("\"paired\" : true");
    }

    private List<Integer> sequences(int trial) throws IOException {
        JsonNode result = new ObjectMapper().readTree(folder.resolve("run.json").toFile());
        List<Integer> sequences = new ArrayList<>();
        result.path("trials")
                .get(trial)
                .path("forks")
                .forEach(f -> sequences.add(f.path("sequence").asInt()));
        return sequences;
    }
}
