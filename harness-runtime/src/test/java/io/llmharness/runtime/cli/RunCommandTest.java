package io.llmharness.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.runtime.exec.ScriptedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {
    @TempDir
    Path folder;

    private static void twoTokens(ScriptedServer.Exchange exchange) throws IOException {
        exchange.beginStream();
        exchange.event("{\"t\":\"x\",\"n\":1,\"u\":2}");
        exchange.event("{\"t\":\"y\",\"n\":2,\"u\":2}");
        exchange.event("[DONE]");
        exchange.endStream();
    }

    private Shell.Outcome measure(String url, String... more) {
        String[] words = {
            "plain",
            "-engine",
            "plain",
            "-url",
            url,
            "-f",
            "0",
            "-wi",
            "0",
            "-i",
            "1",
            "-n",
            "5",
            "-rff",
            folder.resolve("r.json").toString()
        };
        String[] all = Arrays.copyOf(words, words.length + more.length);
        System.arraycopy(more, 0, all, words.length, more.length);
        return Shell.run(all);
    }

    @Test
    void measuresAndReports() throws IOException {
        try (ScriptedServer server = new ScriptedServer(RunCommandTest::twoTokens)) {
            Shell.Outcome outcome = measure(server.url().toString());
            assertThat(outcome.exitCode()).as(outcome.err()).isIn(0, 4);
            assertThat(outcome.out()).startsWith("Validity: ").contains("Result: " + folder.resolve("r.json"));
            assertThat(outcome.err()).contains("# Benchmark: plain", "Iteration   1: ");
            assertThat(Files.readString(folder.resolve("r.json"))).contains("\"succeeded\" : 5");
        }
    }

    @Test
    void aMissedLimitIsAnExitCodeOfItsOwn() throws IOException {
        try (ScriptedServer server = new ScriptedServer(exchange -> {
            ScriptedServer.pause(20_000_000);
            twoTokens(exchange);
        })) {
            Shell.Outcome outcome = measure(server.url().toString(), "-slo", "ttft=1ms");
            assertThat(outcome.exitCode()).as(outcome.out()).isIn(3, 4);
        }
    }

    @Test
    void aRunWhoseRequestsAllFailHasFailed() throws IOException {
        try (ScriptedServer server = new ScriptedServer(
                exchange -> exchange.whole(exchange.isHealthRequest() ? 200 : 404, "{\"error\":\"no model m\"}"))) {
            Shell.Outcome outcome = measure(server.url().toString());
            assertThat(outcome.exitCode()).isEqualTo(1);
            assertThat(outcome.out()).contains("no model m");
            assertThat(folder.resolve("r.json")).exists();
        }
    }

    @Test
    void silenceIsSilent() throws IOException {
        try (ScriptedServer server = new ScriptedServer(RunCommandTest::twoTokens)) {
            Shell.Outcome outcome = measure(server.url().toString(), "-v", "SILENT");
            assertThat(outcome.out() + outcome.err()).isEmpty();
            assertThat(folder.resolve("r.json")).exists();
        }
    }

    @Test
    void theConsolesTextCanGoToAFile() throws IOException {
        Path file = folder.resolve("o.txt");
        try (ScriptedServer server = new ScriptedServer(RunCommandTest::twoTokens)) {
            Shell.Outcome outcome = measure(server.url().toString(), "-o", file.toString());
            assertThat(outcome.out() + outcome.err()).isEmpty();
            assertThat(file).content().contains("# Benchmark: plain").contains("Validity: ");
        }
    }

    @Test
    void listsBenchmarksAndTheirValues() {
        assertThat(Shell.run("-l").out()).isEqualTo("Benchmarks:\nplain\n");
        assertThat(Shell.run("-lp", "-engine", "plain", "-t", "1,8").out())
                .isEqualTo("Benchmarks:\nplain\n  engine = plain\n  concurrency = 1, 8\n");
        assertThat(Shell.run("-lrf").out()).startsWith("Result formats:\n").contains("  json ");
    }

    @Test
    void aDryRunShowsEverythingAndSendsNothing() {
        Shell.Outcome outcome = Shell.run(
                "-dry",
                "-engine",
                "plain",
                "-url",
                "http://localhost:1",
                "-rate",
                "2",
                "-wi",
                "1",
                "-w",
                "5",
                "-r",
                "10");
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out())
                .contains(
                        "1 trial, about 36s, 70 requests.",
                        "plain at http://localhost:1",
                        "poisson, 2 requests/s",
                        "warm-up 1 x 5s, measured 3 x 10s, 1 fork, deadline 2m",
                        "POST http://localhost:1 /plain",
                        "Nothing was sent.");
    }

    @Test
    void helpFitsEightyColumnsAndNamesEveryOption() {
        for (Command command : Commands.all()) {
            Shell.Outcome outcome = Shell.run(command.name(), "-h");
            assertThat(outcome.exitCode()).isZero();
            assertThat(outcome.out().lines().skip(1))
                    .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
            assertThat(command.rows())
                    .allSatisfy(row -> assertThat(outcome.out()).contains(row.name()));
        }
    }

    @Test
    void theVersionIsToldWithItsSource() {
        assertThat(Shell.run("-version").out()).matches("llm-harness \\S+ \\(\\S+\\)\n");
    }

    @Test
    void theSimulatorsOptionsAreOptional() {
        assertThat(RunCommand.withSimulatorOptions(List.of("-sim", "Quickstart")))
                .containsExactly("-sim", "", "Quickstart");
        assertThat(RunCommand.withSimulatorOptions(List.of("Quickstart", "-sim")))
                .endsWith("-sim", "");
        assertThat(RunCommand.withSimulatorOptions(List.of("-sim", "ttft=1ms,burst")))
                .containsExactly("-sim", "ttft=1ms,burst");
        assertThat(RunCommand.withSimulatorOptions(List.of("-sim", "-f", "1"))).containsExactly("-sim", "", "-f", "1");
    }
}
