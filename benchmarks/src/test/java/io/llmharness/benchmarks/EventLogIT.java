package io.llmharness.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.llmharness.benchmarks.BenchmarksJar.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The event log of the jar that ships: the result made from it is the run's own, and it outlives processes that are killed. */
class EventLogIT {
    private static final List<String> RUN =
            List.of("Quickstart", "-certificate", "off", "-wi", "1", "-w", "1s", "-r", "1s");

    @TempDir
    private Path folder;

    private static List<String> with(String... more) {
        List<String> words = new ArrayList<>(RUN);
        words.addAll(List.of(more));
        return words;
    }

    @Test
    void theResultIsMadeAgainByteForByte() throws Exception {
        Outcome run = BenchmarksJar.run(
                folder,
                with(
                        "-sim",
                        "ttft=20ms,itl=2ms,jitter=0.2,errors=0.05:500+0.05:cut",
                        "-retry",
                        "2,backoff=10ms",
                        "-i",
                        "2",
                        "-f",
                        "2",
                        "-el",
                        "2",
                        "-t",
                        "8",
                        "-raw",
                        "run.events",
                        "-rff",
                        "run.json"));
        assertThat(run.output()).contains("Result: run.json", "Result: run.events");

        Outcome report = BenchmarksJar.run(folder, List.of("report", "run.events", "-rff", "again.json"));
        assertThat(report.exitCode()).as(report.output()).isZero();
        assertThat(Files.mismatch(folder.resolve("run.json"), folder.resolve("again.json")))
                .isEqualTo(-1);
        JsonNode result = result("again.json");
        assertThat(result.path("trials")).hasSize(2);
        assertThat(result.path("trials").get(0).path("forks")).hasSize(2);
        assertThat(result.at("/trials/0/requests/succeeded").asLong()).isPositive();
        assertThat(result.at("/trials/0/retried").size()).isPositive();

        Outcome slowest = BenchmarksJar.run(folder, List.of("inspect", "run.events", "slowest"));
        assertThat(slowest.output()).contains("first byte of the body", "TTFT ", "end of the answer");
    }

    @Test
    void aKilledForkLosesNoFinishedIteration() throws Exception {
        Process process = start();
        try {
            awaitIteration(2);
            process.children()
                    .filter(child -> child.info().commandLine().orElse("").contains("ForkedMain"))
                    .forEach(ProcessHandle::destroyForcibly);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            end(process);
        }
        BenchmarksJar.run(folder, List.of("report", "run.events", "-rff", "again.json"));
        assertThat(Files.mismatch(folder.resolve("run.json"), folder.resolve("again.json")))
                .isEqualTo(-1);
        assertThat(result("again.json").at("/trials/0/forks/0/failure").asText())
                .contains("exit code 137");
        assertThat(result("again.json").at("/trials/0/forks/0/iterations").size())
                .isGreaterThanOrEqualTo(2);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aKilledHarnessLeavesALogOfAllThatWasFinished() throws Exception {
        Process process = start();
        List<ProcessHandle> forks;
        try {
            awaitIteration(2);
            forks = process.descendants().toList();
            process.destroyForcibly().waitFor(); // SIGKILL: nothing can be written any more, least of all the result
        } finally {
            end(process);
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> forks.stream().noneMatch(ProcessHandle::isAlive));
        assertThat(folder.resolve("run.json")).doesNotExist();

        Outcome report = BenchmarksJar.run(folder, List.of("report", "run.events", "-rff", "again.json"));
        assertThat(report.exitCode()).as(report.output()).isZero();
        assertThat(report.output().replaceAll("\\s+", " "))
                .contains("the event log breaks off before its end")
                .contains("the run ended early: ");
        JsonNode result = result("again.json");
        assertThat(result.at("/validity/verdict").asText()).isNotEqualTo("VALID");
        assertThat(result.at("/trials/0/engine/url").asText()).isEqualTo("sim:");
        assertThat(result.at("/trials/0/forks/0/iterations").size()).isGreaterThanOrEqualTo(2);
        assertThat(result.at("/trials/0/requests/succeeded").asLong()).isPositive();
        Outcome slowest = BenchmarksJar.run(folder, List.of("inspect", "run.events"));
        assertThat(slowest.output()).contains("end of the answer");
    }

    private JsonNode result(String file) throws IOException {
        return new ObjectMapper().readTree(folder.resolve(file).toFile());
    }

    /** A run that takes its time, on one of the quick start's engines. */
    private Process start() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-jar");
        command.add(System.getProperty("benchmarks.jar"));
        command.addAll(with("-engine", "ollama", "-i", "30", "-raw", "run.events", "-rff", "run.json"));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.txt").toFile())
                .start();
    }

    private void awaitIteration(int number) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .until(() -> Files.readString(folder.resolve("output.txt")).contains("\nIteration   " + number + ": "));
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
