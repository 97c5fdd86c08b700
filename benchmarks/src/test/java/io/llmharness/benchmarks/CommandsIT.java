package io.llmharness.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.benchmarks.BenchmarksJar.Outcome;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that are no runs, against an engine in a process of its own: one that {@code serve} simulates. */
class CommandsIT {
    private static final Pattern LISTENING =
            Pattern.compile("vllm, ollama simulated at (http://127\\.0\\.0\\.1:\\d+) .*");

    @TempDir
    private static Path folder;

    private static Process server;
    private static String url;

    @BeforeAll
    static void serve() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        server = new ProcessBuilder(
                        java,
                        "-jar",
                        System.getProperty("benchmarks.jar"),
                        "serve",
                        "-engine",
                        "vllm,ollama",
                        "-port",
                        "0",
                        "-ttft",
                        "20ms",
                        "-itl",
                        "5ms",
                        "-models",
                        "small|large")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = server.inputReader();
        String line = String.valueOf(output.readLine());
        Matcher listening = LISTENING.matcher(line);
        assertThat(listening.matches()).as(line).isTrue();
        url = listening.group(1);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        server.destroy();
        assertThat(server.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void allEnginesAreListedBrieflyAndOneInFull() throws Exception {
        assertThat(run("engines").output())
                .contains("anthropic - ", "azure-openai - ", "options    endpoint, raw, keep_alive,")
                .doesNotContain("how long the model stays loaded");
        assertThat(run("engines", "-engine", "ollama", "-url", url).output())
                .contains("reachable  yes", "keep_alive (string) how long the model stays loaded")
                .doesNotContain("anthropic");
    }

    @Test
    void modelsOfEitherProtocol() throws Exception {
        assertThat(run("models", "-url", "vllm=" + url).output()).isEqualTo("small\nlarge\n");
        assertThat(run("models", "-engine", "ollama", "-url", url).output()).contains("small", "large");
    }

    @Test
    void aModelHasToBeChosenWhereThereAreSeveral() throws Exception {
        Outcome outcome = run("Quickstart", "-engine", "vllm", "-url", url);
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.output()).contains("serves several models: small, large. Choose one with -model.");
    }

    @Test
    void testRequestShowsEveryStamp() throws Exception {
        Outcome outcome = run("test-request", "-url", "ollama=" + url, "-model", "small", "-tokens", "3", "Hello");
        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
        assertThat(outcome.output())
                .contains("dispatch", "last byte of the request written", "HTTP 200", "end of the answer", "TTFT ")
                .contains("3 tokens out; payload events: 3; finish: length", "engine's own totalDuration: ");
    }

    @Test
    void testRequestWorksWithoutAnyEngine() throws Exception {
        Outcome outcome = run("test-request", "-engine", "openai", "-sim", "ttft=5ms,itl=1ms", "-tokens", "2");
        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
        assertThat(outcome.output()).contains("2 tokens out");
    }

    @Test
    void anUnknownModelIsToldInTheEnginesOwnWords() throws Exception {
        Outcome outcome =
                run("Quickstart", "-engine", "vllm", "-url", url, "-model", "huge", "-wi", "0", "-i", "1", "-n", "3");
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.output()).contains("unknown-model").contains("The model `huge` does not exist.");
    }

    private static Outcome run(String... words) throws IOException, InterruptedException {
        return BenchmarksJar.run(folder, List.of(words));
    }
}
