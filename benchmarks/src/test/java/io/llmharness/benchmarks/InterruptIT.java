package io.llmharness.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C, as a terminal sends it: to the harness, its fork and its simulated engine all at once. */
@EnabledOnOs(OS.LINUX)
class InterruptIT {
    @TempDir
    private Path folder;

    @Test
    void keepsWhatWasMeasured() throws Exception {
        Path output = folder.resolve("output.txt");
        Process process = start(output);
        try {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> Files.readString(output).contains("Iteration   2: "));
            List<ProcessHandle> children = process.descendants().toList();
            interruptGroup(process);

            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(output)).isEqualTo(130);
            assertThat(children).hasSizeGreaterThanOrEqualTo(2).noneMatch(ProcessHandle::isAlive);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        assertThat(Files.readString(output)).contains("interrupted before its plan was done", "Result: r.json");
        JsonNode result = new ObjectMapper().readTree(folder.resolve("r.json").toFile());
        assertThat(result.path("interrupted").asBoolean()).isTrue();
        assertThat(result.path("trials")).hasSize(1);
        JsonNode fork = result.path("trials").get(0).path("forks").get(0);
        assertThat(fork.path("iterations").size()).isGreaterThanOrEqualTo(2);
    }

    /** In a process group of its own and with the signal's default, as a shell would start it: whoever runs the tests may ignore it. */
    private Process start(Path output) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        "env",
                        "--default-signal=INT",
                        "setsid",
                        java,
                        "-jar",
                        System.getProperty("benchmarks.jar"),
                        "Quickstart",
                        "-wi",
                        "0",
                        "-i",
                        "30",
                        "-r",
                        "1s",
                        "-rff",
                        "r.json")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    private static void interruptGroup(Process process) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", "--", "-" + process.pid()).start().waitFor();
    }
}
