package io.llmharness.benchmarks.samples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.llmharness.benchmarks.BenchmarksJar;
import io.llmharness.benchmarks.BenchmarksJar.Outcome;
import io.llmharness.benchmarks.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every sample, run from the shipped jar against the simulated engine: forks, loads, parameters and engines as annotated. */
class SamplesIT {
    private static final List<String> SHORT =
            List.of("-sim", "ttft=20ms,itl=1ms", "-w", "500ms", "-i", "1", "-n", "10");

    /** Of a benchmark that ran, and of one that ran on a machine too busy for its figures, which is no fault of a sample. */
    private static final List<Integer> RAN = List.of(0, 4);

    @TempDir
    private static Path folder;

    private static final List<JsonNode> TRIALS = new ArrayList<>();

    @BeforeAll
    static void runAll() throws IOException, InterruptedException {
        run("samples", "-e", "Sample09");
        // its limits are for a reader to try, not for the machine that runs this test
        run("Sample09", "-slo", "ttft=1m,tpot=1m,e2e=1m,attainment=0.01");
    }

    private static void run(String regexp, String... more) throws IOException, InterruptedException {
        Path result = Files.createTempFile(folder, regexp, ".json");
        List<String> words = new ArrayList<>();
        words.add(regexp);
        words.addAll(List.of(more));
        words.addAll(SHORT);
        words.addAll(List.of("-certificate", "off", "-rf", "json", "-rff", result.toString()));
        Outcome outcome = BenchmarksJar.run(folder, words);
        assertThat(outcome.exitCode()).as(outcome.output()).isIn(RAN);
        new ObjectMapper().readTree(result.toFile()).path("trials").forEach(TRIALS::add);
    }

    static Stream<String> samples() throws IOException {
        Path sources = Repository.file("benchmarks/src/main/java/io/llmharness/benchmarks/samples");
        try (Stream<Path> files = Files.list(sources)) {
            return files
                    .map(file -> file.getFileName().toString().replaceAll("\\.java$", ""))
                    .filter(name -> name.startsWith("Sample"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @Test
    void thereAreTwelve() throws IOException {
        assertThat(samples().map(name -> name.substring(0, 8)))
                .containsExactly(
                        "Sample01",
                        "Sample02",
                        "Sample03",
                        "Sample04",
                        "Sample05",
                        "Sample06",
                        "Sample07",
                        "Sample08",
                        "Sample09",
                        "Sample10",
                        "Sample11",
                        "Sample12");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void sampleIsAnswered(String sample) {
        List<JsonNode> trials = trials(sample);
        assertThat(trials).isNotEmpty();
        for (JsonNode trial : trials) {
            JsonNode requests = trial.path("requests");
            assertThat(requests.path("succeeded").asLong()).as(trial.toString()).isPositive();
            for (String mishap : List.of("failed", "timedOut", "refused", "dropped")) {
                assertThat(requests.path(mishap).asLong())
                        .as(mishap + " of " + trial)
                        .isZero();
            }
        }
    }

    @Test
    void annotationsDecideHowOftenASampleRuns() {
        assertThat(trials("Sample03")).hasSize(2);
        assertThat(trials("Sample04").stream()
                        .map(t -> t.path("load").path("concurrency").asInt()))
                .containsExactly(1, 4, 16, 32);
        assertThat(trials("Sample08").stream()
                        .map(t -> t.path("params").path("tone").asText()))
                .containsExactly("CALM", "ANGRY", "CALM", "ANGRY");
        assertThat(trials("Sample10").stream()
                        .map(t -> t.path("engine").path("name").asText()))
                .containsExactly("ollama", "vllm-gpu");
        assertThat(trials("Sample10").stream().map(t -> t.path("forks").size())).containsExactly(3, 3);
    }

    @Test
    void everySampleOpensWithAMisconception() {
        assertThat(TRIALS)
                .allSatisfy(
                        trial -> assertThat(trial.path("description").asText()).startsWith("Misconception: "));
    }

    private static List<JsonNode> trials(String sample) {
        return TRIALS.stream()
                .filter(trial -> trial.path("benchmark").asText().contains("." + sample))
                .toList();
    }
}
