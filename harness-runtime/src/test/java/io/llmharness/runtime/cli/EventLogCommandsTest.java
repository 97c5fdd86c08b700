package io.llmharness.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.llmharness.runtime.Harness;
import io.llmharness.runtime.Options;
import io.llmharness.runtime.exec.PlainScenario;
import io.llmharness.runtime.exec.ScriptedServer;
import io.llmharness.runtime.selfcheck.Certificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What can be asked of an event log, and what is said of a file that is none, or no longer whole. */
@Timeout(120)
class EventLogCommandsTest {
    private static final int REQUESTS = 40;

    @TempDir
    private static Path folder;

    private static Path log;
    private static Path result;

    /** One fork in this JVM, whose every tenth request is refused and whose fifth answer is slow. */
    @BeforeAll
    static void run() throws IOException {
        PlainScenario.reset();
        log = folder.resolve("run.events");
        result = folder.resolve("run.json");
        AtomicInteger asked = new AtomicInteger();
        ScriptedServer.Script script = exchange -> {
            int n = exchange.isHealthRequest() ? 0 : asked.incrementAndGet();
            if (n % 10 == 1) {
                exchange.whole(400, "no such, \"thing\"");
                return;
            }
            exchange.beginStream();
            exchange.event("{\"t\":\"x\",\"n\":1}");
            if (n == 5) {
                ScriptedServer.pause(3_000_000_000L);
            }
            exchange.event("{\"t\":\"y\",\"n\":3,\"u\":3}");
            exchange.event("[DONE]");
            exchange.endStream();
        };
        try (ScriptedServer server = new ScriptedServer(script)) {
            Harness.run(Options.builder()
                    .include("plain")
                    .engine("plain")
                    .url("plain", server.url().toString())
                    .forks(0)
                    .warmupIterations(0)
                    .measurementIterations(1)
                    .requests(REQUESTS)
                    .concurrency(2)
                    .eventLog(log)
                    .result(result)
                    .certificates(Certificates.Wanted.OFF)
                    .silent(true)
                    .build());
        }
    }

    @Test
    void report_makes_the_result_again_from_either_file() throws IOException {
        Path again = folder.resolve("again.json");
        Shell.Outcome outcome = Shell.run("report", log.toString(), "-rff", again.toString());
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("Result: " + again).contains("plain");
        assertThat(again).hasSameTextualContentAs(result);

        Path third = folder.resolve("third.json");
        Shell.Outcome ofJson = Shell.run("report", result.toString(), "-rf", "json", "-rff", third.toString());
        assertThat(ofJson.exitCode()).as(ofJson.err()).isZero();
        assertThat(third).hasSameTextualContentAs(result);
        assertThat(ofJson.out().replace("third", "again")).isEqualTo(outcome.out());
    }

    @Test
    void report_shows_the_figures_of_tools_that_the_run_did_not() throws IOException {
        Path other = folder.resolve("profiles.json");
        Shell.Outcome outcome =
                Shell.run("report", log.toString(), "-profile", "vllm,guidellm", "-rff", other.toString());
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        JsonNode profiles = new ObjectMapper().readTree(other.toFile()).at("/trials/0/profiles");
        assertThat(profiles.at("/vllm/ttft/count").asLong()).isEqualTo(REQUESTS - REQUESTS / 10);
        assertThat(profiles.at("/guidellm").isMissingNode()).isFalse();
        assertThat(new ObjectMapper()
                        .readTree(result.toFile())
                        .at("/trials/0/profiles/vllm")
                        .isMissingNode())
                .isTrue();

        assertSaid("report", result, "Nothing was reported: -profile needs an event log (-raw)", "-profile", "vllm");
        Shell.Outcome unknown = Shell.run("report", log.toString(), "-profile", "vlm");
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err()).contains("Did you mean \"vllm\"?");
    }

    @Test
    void inspect_shows_the_time_line_of_the_slowest() {
        Shell.Outcome slowest = Shell.run("inspect", log.toString());
        assertThat(slowest.exitCode()).as(slowest.err()).isZero();
        assertThat(slowest.out())
                .contains(" of the log: plain, engine plain, fork 1, iteration 1, loop 0")
                .contains("dispatch")
                .contains("connection ready, first byte of the request written")
                .contains("status and headers: HTTP 200")
                .contains("text 1 token\n")
                .contains("text 2 tokens\n")
                .containsPattern("\\+\\d{4,}\\.\\d+  text 2 tokens")
                .contains("usage: 10 tokens in, 3 tokens out; payload events: 2")
                .contains("end of the answer");
        assertThat(Shell.run("inspect", log.toString(), "slowest").out()).isEqualTo(slowest.out());
    }

    @Test
    void inspect_shows_a_failed_one_and_one_by_its_number() {
        assertThat(Shell.run("inspect", log.toString(), "failed").out())
                .contains("FAILED: bad-request, ")
                .contains("no such, \"thing\"");
        assertThat(Shell.run("inspect", log.toString(), "7").out()).startsWith("Request 7 of the log: ");
        Shell.Outcome beyond = Shell.run("inspect", log.toString(), "4711");
        assertThat(beyond.exitCode()).isEqualTo(2);
        assertThat(beyond.err()).isEqualToIgnoringNewLines("There is no request 4711 in " + log + ": it has 40.");
        Shell.Outcome misspelt = Shell.run("inspect", log.toString(), "slowst");
        assertThat(misspelt.exitCode()).isEqualTo(2);
        assertThat(misspelt.err()).contains("Did you mean \"slowest\"?");
    }

    @Test
    void inspect_lists_the_slowest_first() {
        List<String> lines = Shell.run("inspect", log.toString(), "-slowest", "3")
                .out()
                .lines()
                .toList();
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0)).contains("number", "ttft, ms", "e2e, ms", "outcome");
        assertThat(lines.get(1)).endsWith("succeeded");
        List<Double> e2e = lines.stream()
                .skip(1)
                .map(line -> Double.parseDouble(line.strip().split("\\s+")[5]))
                .toList();
        assertThat(e2e.get(0)).isGreaterThan(2900).isGreaterThanOrEqualTo(e2e.get(1));
        assertThat(e2e.get(1)).isGreaterThanOrEqualTo(e2e.get(2));
        assertThat(Shell.run("inspect", log.toString(), "-failed", "2").out().lines())
                .hasSize(3)
                .last()
                .asString()
                .endsWith("bad-request");
    }

    @Test
    void export_writes_every_request_with_all_its_events() throws IOException {
        Path target = folder.resolve("requests.jsonl");
        assertThat(Shell.run("export", log.toString(), "-rff", target.toString())
                        .exitCode())
                .isZero();
        List<String> lines = Files.readAllLines(target);
        assertThat(lines).hasSize(REQUESTS);
        ObjectMapper json = new ObjectMapper();
        long failed = 0;
        long events = 0;
        for (String line : lines) {
            JsonNode request = json.readTree(line);
            failed += request.path("outcome").asText().equals("failed") ? 1 : 0;
            events += request.path("events").size();
            assertThat(request.path("dispatch").isMissingNode()).isTrue();
            assertThat(request.path("ended").asLong()).isPositive();
        }
        assertThat(failed).isEqualTo(REQUESTS / 10);
        assertThat(events).isEqualTo(2L * (REQUESTS - failed));
        assertThat(Shell.run("export", log.toString()).out().lines()).containsExactlyElementsOf(lines);
    }

    @Test
    void export_as_csv_has_a_row_a_request() {
        List<String> rows =
                Shell.run("export", log.toString(), "-rf", "csv").out().lines().toList();
        assertThat(rows).hasSize(REQUESTS + 1);
        assertThat(rows.get(0)).startsWith("number,benchmark,engine,fork,iteration,warmup,loop,outcome,cause,status");
        assertThat(rows)
                .anySatisfy(row ->
                        assertThat(row).contains(",failed,bad-request,400,").endsWith("\"no such, \"\"thing\"\"\""));
    }

    @Test
    void a_log_that_was_cut_gives_what_it_holds_and_says_so() throws IOException {
        byte[] whole = Files.readAllBytes(log);
        Path cut = folder.resolve("cut.events");
        int end = whole.length - 10; // within the last entry: the run's end is lost, nothing else
        Files.write(cut, Arrays.copyOf(whole, end));
        Shell.Outcome outcome = Shell.run("report", cut.toString());
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out().replaceAll("\\s+", " "))
                .contains("DEGRADED")
                .contains("the run ended early: the block at byte ")
                .contains("is damaged: the file ends in it");
        Shell.Outcome export = Shell.run("export", cut.toString());
        assertThat(export.exitCode()).isEqualTo(1);
        assertThat(export.out().lines()).hasSize(REQUESTS);
        assertThat(export.err()).contains("Exported up to here: the block at byte ");
        assertThat(Shell.run("inspect", cut.toString()).err()).contains("Not all of the log could be read");
    }

    @Test
    void what_is_no_log_is_told_in_a_sentence() throws IOException {
        Path foreign = folder.resolve("foreign.txt");
        Files.writeString(foreign, "hello");
        assertSaid("export", foreign, "Nothing was read: " + foreign + " is not an event log of llm-harness.");
        assertSaid("report", foreign, "Nothing was reported: " + foreign + " is not a result file");
        Path empty = folder.resolve("empty.events");
        Files.write(empty, new byte[0]);
        assertSaid("inspect", empty, "Nothing was read: " + empty + " is empty: it holds no event log.");
        Path missing = folder.resolve("missing.events");
        assertSaid("inspect", missing, "There is no file " + missing + ".");
        assertSaid("report", missing, "Nothing was reported: there is no file " + missing + ".");
        Shell.Outcome nothing = Shell.run("export");
        assertThat(nothing.exitCode()).isEqualTo(2);
        assertThat(nothing.err()).startsWith("Export what?");
    }

    private static void assertSaid(String command, Path file, String sentence, String... more) {
        List<String> words = new ArrayList<>(List.of(command, file.toString()));
        words.addAll(List.of(more));
        Shell.Outcome outcome = Shell.run(words.toArray(String[]::new));
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).startsWith(sentence);
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void a_log_that_cannot_be_written_is_found_out_before_anything_runs() {
        Shell.Outcome nowhere =
                Shell.run("plain", "-url", "plain=http://127.0.0.1:1", "-engine", "plain", "-raw", "/no/such/x");
        assertThat(nowhere.exitCode()).isEqualTo(2);
        assertThat(nowhere.err())
                .startsWith("Nothing was run, because the event log could not be kept: cannot write /no/such/x: ")
                .contains("Another file can be given with -raw.");
        String same = folder.resolve("same.json").toString();
        Shell.Outcome twice =
                Shell.run("plain", "-url", "plain=http://127.0.0.1:1", "-engine", "plain", "-raw", same, "-rff", same);
        assertThat(twice.err()).contains("is to hold a result as well");
    }
}
