package io.llmharness.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.runtime.exec.ScriptedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigCommandTest {
    @TempDir
    Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void aScenarioOfAFileRunsInAForkAsAnyOther() throws IOException {
        try (ScriptedServer server = new ScriptedServer(exchange -> {
            exchange.beginStream();
            exchange.event("{\"t\":\"x\",\"n\":1,\"u\":1}");
            exchange.event("[DONE]");
            exchange.endStream();
        })) {
            Path engines = file("engines.yaml", """
                    engines:
                      - { engine: plain, name: here, url: "%s", model: m, price: { input: 1 } }
                    """.formatted(server.url()));
            Path scenario = file("scenario.yaml", """
                    scenarios:
                      - name: chat
                        warmup: { iterations: 0 }
                        measurement: { iterations: 1, requests: 5 }
                        workloads:
                          hello: { prompt: Hello. }
                          bye: { prompt: Bye. }
                    """);
            Path result = folder.resolve("r.json");
            Shell.Outcome outcome = Shell.run(
                    "-config", engines.toString(), "-config", scenario.toString(), "bye", "-rff", result.toString());
            assertThat(outcome.exitCode()).as(outcome.err() + outcome.out()).isIn(0, 4);
            assertThat(outcome.err()).contains("# Benchmark: chat.bye");
            assertThat(Files.readString(result))
                    .contains("\"benchmark\" : \"chat.bye\"", "\"succeeded\" : 5", "\"inputPrice\" : 1.0");
        }
    }

    @Test
    void anEngineOfAFileTakesThePlaceOfTheScenariosOwn() throws IOException {
        Path engines = file("engines.yaml", """
                engines:
                  - { engine: plain, url: "http://elsewhere:8000", hourlyCost: 3600 }
                  - { engine: plain, name: second, url: "http://second:8000" }
                """);
        Shell.Outcome outcome =
                Shell.run("-config", engines.toString(), "-dry", "plain", "-engine", "plain,second", "-r", "1s");
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out())
                .contains("plain at http://elsewhere:8000", "second at http://second:8000", "at 3600 an hour");
    }

    @Test
    void theExampleIsWrittenOnceAndChecked() {
        String file = folder.resolve("mine.yaml").toString();
        assertThat(Shell.run("config", "init", file).out()).contains("Written: " + file, "-config " + file);
        assertThat(Shell.run("config", "init", file)).satisfies(again -> {
            assertThat(again.exitCode()).isEqualTo(2);
            assertThat(again.err()).contains("is there already");
        });
        assertThat(folder.resolve("mine.yaml")).content().contains("engine: vllm");
    }

    @Test
    void checkSaysWhatIsWrongAndWhatIsThere() throws IOException {
        Path good = file("good.yaml", "engines: [{ engine: plain }]\n");
        assertThat(Shell.run("config", "check", good.toString()).out())
                .isEqualTo("Nothing is wrong: 1 engine, 0 scenarios." + System.lineSeparator());
        Path bad = file("bad.yaml", "engine: [{ engine: plain }]\n");
        assertThat(Shell.run("config", "check", bad.toString())).satisfies(outcome -> {
            assertThat(outcome.exitCode()).isEqualTo(2);
            assertThat(outcome.err()).contains("bad.yaml:1: engine is no key here. Did you mean \"engines\"?");
        });
    }

    @Test
    void whatIsAskedInAnotherWayIsToldHow() {
        assertThat(Shell.run("config", "shwo").err()).contains("Did you mean \"show\"?");
        assertThat(Shell.run("config", "show").err()).contains("config show REGEXP");
        assertThat(Shell.run("config", "check").err()).contains("config check FILE");
        assertThat(Shell.run("config", "show", "plain").out()).contains("name: plain");
        assertThat(Shell.run("config").exitCode()).isEqualTo(2);
        assertThat(Shell.run("config", "-h").out()).contains("init [file]", "schema");
        assertThat(Shell.run("config", "schema").out()).contains("\"$id\": \"urn:llm-harness:config:1\"");
    }
}
