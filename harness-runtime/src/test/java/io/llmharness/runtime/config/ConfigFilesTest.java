package io.llmharness.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.llmharness.annotations.Mode;
import io.llmharness.runtime.catalog.EngineModel;
import io.llmharness.runtime.catalog.EngineTerms;
import io.llmharness.runtime.catalog.LoadModel;
import io.llmharness.runtime.catalog.MixModel;
import io.llmharness.runtime.catalog.RunModel.Iterations;
import io.llmharness.runtime.catalog.RunModel.Retry;
import io.llmharness.runtime.catalog.ScenarioModel;
import io.llmharness.runtime.catalog.WorkloadModel;
import io.llmharness.runtime.text.UsageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigFilesTest {
    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>();

    private Config read(String... texts) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String text : texts) {
            files.add(Files.writeString(folder.resolve("f" + files.size() + ".yaml"), text));
        }
        return read(files);
    }

    private Config read(List<Path> files) {
        return new ConfigFiles(getClass().getClassLoader(), environment::get).read(files);
    }

    private String refusal(String... texts) {
        UsageException refused = catchThrowableOfType(UsageException.class, () -> read(texts));
        assertThat(refused).isNotNull();
        return String.valueOf(refused.getMessage()).replace(folder + "/", "");
    }

    @Test
    void anEngineOfOneFileIsNamedByAScenarioOfAnother() throws IOException {
        Config config = read("""
                engines:
                  - name: gpu1
                    engine: plain
                    url: http://gpu1:8000
                    model: m
                    apiKeyEnv: GPU_KEY
                    reset: cache
                    timeout: 30s
                    retry: { attempts: 4, backoff: 1s }
                    health: /ready
                    price: { input: 0.15, output: 0.6 }
                    hourlyCost: 2.5
                """, """
                scenarios:
                  - name: chat
                    description: A chat.
                    engines: [gpu1, plain]
                    concurrency: { value: [1, 4], thinkTime: 50ms, rampUp: 2s }
                    measurement: { iterations: 2, time: 5s }
                    workload: { prompt: Hello., outputTokens: 16, seed: 7, cache: warm, stream: false }
                """);
        EngineModel gpu1 = new EngineModel(
                "plain",
                "gpu1",
                "m",
                "http://gpu1:8000",
                "GPU_KEY",
                Map.of(),
                "cache",
                new EngineTerms(
                        Optional.of(Duration.ofSeconds(30)),
                        Optional.of(new Retry(4, Duration.ofSeconds(1), Duration.ofSeconds(30))),
                        "/ready",
                        0.15,
                        0.6,
                        2.5));
        assertThat(config.engines()).containsExactly(gpu1);
        ScenarioModel model = config.scenarios().get(0).model();
        assertThat(model.name()).isEqualTo("chat");
        assertThat(model.description()).isEqualTo("A chat.");
        assertThat(model.engines()).containsExactly(gpu1, EngineModel.of("plain"));
        WorkloadModel workload = model.workloads().get(0);
        assertThat(workload)
                .isEqualTo(WorkloadModel.onClass()
                        .prompt("Hello.")
                        .outputTokens("16")
                        .seed(7)
                        .cache("warm")
                        .wholeAnswers()
                        .load(LoadModel.closed(1, 4)
                                .thinkTime(Duration.ofMillis(50))
                                .rampUp(Duration.ofSeconds(2)))
                        .measurement(2, Duration.ofSeconds(5), 0));
    }

    @Test
    void whatAWorkloadSaysComesBeforeWhatItsScenarioSays() throws IOException {
        Config config = read("""
                scenarios:
                  - name: s
                    engines: [plain]
                    benchmarkMode: Throughput
                    arrivalRate: 4
                    warmup: { iterations: 0 }
                    workloads:
                      a: { prompt: x }
                      b: { prompt: y, concurrency: 2, benchmarkMode: [SampleTime, Throughput] }
                """);
        List<WorkloadModel> workloads = config.scenarios().get(0).model().workloads();
        assertThat(workloads).extracting(WorkloadModel::method).containsExactly("a", "b");
        assertThat(workloads.get(0).load()).isEqualTo(LoadModel.open("poisson", 4));
        assertThat(workloads.get(0).run().modes()).containsExactly(Mode.Throughput);
        assertThat(workloads.get(1).load()).isEqualTo(LoadModel.closed(2));
        assertThat(workloads.get(1).run().modes()).containsExactly(Mode.SampleTime, Mode.Throughput);
        assertThat(workloads)
                .allSatisfy(w -> assertThat(w.run().warmup()).contains(new Iterations(0, Duration.ofSeconds(10), 0)));
    }

    @Test
    void workloadsAreMixedByWeight() throws IOException {
        Config config = read("""
                scenarios:
                  - name: s
                    engines: [plain]
                    concurrency: 8
                    workloads:
                      chat: { prompt: x }
                      summary: { prompt: y }
                      probe: { prompt: z, arrivalRate: 2 }
                    mix: { chat: 3, summary: 0.5, probe: own }
                """);
        assertThat(config.scenarios().get(0).model().mix())
                .contains(MixModel.of(WorkloadModel.onClass().load(LoadModel.closed(8)))
                        .part("chat", 3)
                        .part("summary", 0.5)
                        .ownLoad("probe"));
    }

    @Test
    void aMixThatCannotBeIsRefused() {
        assertThat(refusal("""
                        scenarios:
                          - name: s
                            engines: [plain]
                            workloads:
                              chat: { prompt: x, concurrency: 2 }
                              probe: { prompt: z }
                            mix:
                              caht: 3
                              chat: 0
                              probe: own
                        """).lines())
                .containsExactlyInAnyOrder(
                        "f0.yaml:8: scenarios[0].mix has weights that sum to nothing: at least one workload shares the"
                                + " scenario's load.",
                        "f0.yaml:8: scenarios[0].mix.caht is no workload of this scenario. Did you mean \"chat\"? Known:"
                                + " chat, probe.",
                        "f0.yaml:9: scenarios[0].mix.chat shares the scenario's load, and the workload has one of its own;"
                                + " write own.",
                        "f0.yaml:10: scenarios[0].mix.probe is own, and the workload has no load of its own.");
        assertThat(refusal("scenarios: [{ name: s, workloads: { a: { prompt: x } }, mix: { a: -1, b: alone } }]"))
                .contains("mix.a is -1, and must be at least 0.", "mix.b is \"alone\". Known: own.");
    }

    @Test
    void jsonIsReadAsWell() throws IOException {
        Path file = Files.writeString(folder.resolve("a.json"), """
                {
                \t"scenarios": [{"name": "s", "engines": ["plain"],
                \t\t"workload": {"prompt": "x"}}]
                }
                """);
        assertThat(read(List.of(file)).scenarios()).hasSize(1);
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        assertThat(refusal("""
                        engines:
                          - engine: plian
                            timeout: 300
                        scenarios:
                          - name: s
                            concurency: 4
                            workload:
                              prompt: x
                              stream: "no"
                              cache: hot
                        """).lines())
                .containsExactly(
                        "f0.yaml:3: engines[0].timeout is 300, and must be a duration such as 300ms: put it between quotes.",
                        "f0.yaml:6: scenarios[0].concurency is no key here. Did you mean \"concurrency\"? Known: name,"
                                + " description, engines, workload, workloads, mix, benchmarkMode, concurrency, arrivalRate,"
                                + " loadShape, slo, warmup, measurement, fork, timeout, retry, outputTimeUnit.",
                        "f0.yaml:9: scenarios[0].workload.stream is \"no\", and must be true or false.",
                        "f0.yaml:10: scenarios[0].workload.cache is \"hot\", which is not a cache intent such as cold.");
    }

    @Test
    void namesOfOtherThingsAreHeldToWhatThereIs() {
        assertThat(refusal("""
                        engines:
                          - engine: plain
                            options: { num_ctx: 4 }
                        scenarios:
                          - name: s
                            engines: [plan]
                            loadShape: { value: raamp }
                            workload: { dataset: synthetik, inputTokens: many }
                        """).lines())
                .satisfiesExactly(
                        l -> assertThat(l).startsWith("f0.yaml:3: engines[0].options.num_ctx is no option of plain."),
                        l -> assertThat(l)
                                .startsWith("f0.yaml:6: scenarios[0].engines[0] is \"plan\", and there is no such"
                                        + " engine. Did you mean \"plain\"?"),
                        l -> assertThat(l).startsWith("f0.yaml:7: scenarios[0].loadShape.value is \"raamp\""),
                        l -> assertThat(l).contains("\"many\" is not a token length"),
                        l -> assertThat(l).contains("Did you mean \"synthetic\"?"));
    }

    @Test
    void optionsOfADataSetAreHeldToItsOwn() {
        assertThat(refusal("""
                        engines:
                          - engine: plain
                        scenarios:
                          - name: s
                            workload: { dataset: jsonl, datasetOptions: { fil: a.jsonl } }
                        """).lines())
                .singleElement()
                .asString()
                .contains("workload.datasetOptions.fil is no option of the data set jsonl. Did you mean \"file\"?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "concurrency: 0 | concurrency is 0, and must be at least 1.",
                "concurrency: [] | concurrency is an empty list.",
                "concurrency: [2, 2] | concurrency[1] is 2 for the second time.",
                "concurrency: 1.5 | concurrency is 1.5, and must be a number of users.",
                "arrivalRate: .inf | arrivalRate is .inf, and must be requests per second.",
                "concurrency: 0x10 | concurrency is 0x10, and must be a number of users.",
                "concurrency: | concurrency has no value.",
                "arrivalRate: 0 | arrivalRate is 0, and must be above 0.",
                "slo: {} | slo is empty.",
                "slo: { attainment: 2 } | slo.attainment is 2, and must be at most 1.",
                "timeout: 300 | timeout is 300, and must be a duration such as 300ms.",
                "timeout: 300x | timeout is \"300x\", which is not a duration such as 300ms.",
                "retry: {} | retry has no \"attempts\".",
                "{concurrency: 1, arrivalRate: 2} | a load is closed or open; choose one.",
                "{name: a, name: b} | name is given twice",
                "fork: [1] | fork is a list, and must be a number of forks.",
            })
    void whatMakesNoSenseIsRefused(String line, String words) {
        String bare =
                line.startsWith("{") ? line.substring(1, line.length() - 1).replace(", ", "\n    ") : line;
        String named = bare.contains("name:") ? bare : "name: s\n    " + bare;
        assertThat(refusal("scenarios:\n  - " + named + "\n    engines: [plain]\n    workload: { prompt: x }\n"))
                .contains(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ prompt: x, dataset: synthetic } | has both \"prompt\" and \"dataset\"; choose one.",
                "{ system: x } | has neither \"prompt\" nor \"dataset\".",
                "{ prompt: x, inputTokens: 5 } | inputTokens is for a \"dataset\"",
            })
    void aWorkloadHasOneSourceOfPrompts(String workload, String words) {
        assertThat(refusal("scenarios:\n  - { name: s, engines: [plain], workload: " + workload + " }\n"))
                .contains(words);
    }

    @Test
    void placeholdersAreTheEnvironments() throws IOException {
        environment.put("USERS", "8");
        environment.put("EMPTY", "");
        Config config = read("""
                engines:
                  - { engine: plain, url: "${URL:-http://localhost:8000}", model: "${EMPTY:-m}" }
                scenarios:
                  - name: s
                    concurrency: ${USERS}
                    workload: { prompt: "a price of $${5}" }
                """);
        assertThat(config.engines().get(0).url()).isEqualTo("http://localhost:8000");
        assertThat(config.engines().get(0).model()).isEqualTo("m");
        WorkloadModel workload = config.scenarios().get(0).model().workloads().get(0);
        assertThat(workload.load()).isEqualTo(LoadModel.closed(8));
        assertThat(workload.source().prompt()).isEqualTo("a price of ${5}");
    }

    @Test
    void aPlaceholderOfNothingIsRefused() {
        environment.put("USERS", "many");
        assertThat(refusal("""
                        engines:
                          - { engine: plain, url: "${NO_URL}" }
                          - { engine: plain, name: b, url: "${NO URL}" }
                        scenarios:
                          - name: s
                            concurrency: ${USERS}
                            workload: { prompt: x }
                        """).lines())
                .satisfiesExactly(
                        l -> assertThat(l).contains("f0.yaml:2: engines[0].url needs the environment variable NO_URL"),
                        l -> assertThat(l).contains("f0.yaml:3: engines[1].url has a \"${\" that begins no ${NAME}"),
                        l -> assertThat(l).contains("concurrency is \"many\", and must be a number of users"));
    }

    @Test
    void aKeyIsRefusedAndNotRepeated() {
        String key = "sk-proj-abcdefghijklmnop12345";
        environment.put("OPENAI_API_KEY", key);
        assertThat(refusal("""
                        engines:
                          - { engine: plain, apiKey: %s }
                          - { engine: plain, name: b, apiKeyEnv: %s }
                          - { engine: plain, name: c, model: "${OPENAI_API_KEY}" }
                          - { engine: plain, name: d, options: { token: x } }
                        """.formatted(key, key)))
                .contains(
                        "engines[0].apiKey is no key of a file; keys never belong in a file",
                        "f0.yaml:3:",
                        "f0.yaml:4:")
                .doesNotContain(key)
                .doesNotContain("sk-proj");
    }

    @Test
    void filesThatAreNoneAreToldEach() throws IOException {
        Path binary = Files.write(folder.resolve("b.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        Path empty = Files.writeString(folder.resolve("e.yaml"), "# nothing\n");
        Path broken = Files.writeString(folder.resolve("x.yaml"), "engines:\n  - {engine: plain\n");
        Path json = Files.writeString(folder.resolve("x.json"), "{\"engines\": [,]}", StandardCharsets.UTF_8);
        Path list = Files.writeString(folder.resolve("l.yaml"), "- a\n");
        Path two = Files.writeString(folder.resolve("t.yaml"), "engines: [{engine: plain}]\n---\nengines: []\n");
        Path alias = Files.writeString(folder.resolve("a.yaml"), "engines:\n  - &e { engine: plain }\n  - *e\n");
        assertThatThrownBy(() ->
                        read(List.of(folder.resolve("no.yaml"), folder, binary, empty, broken, json, list, two, alias)))
                .hasMessageContainingAll(
                        "no.yaml: there is no such file.",
                        folder + ": is a folder",
                        "b.yaml: is not text in UTF-8.",
                        "e.yaml: is empty",
                        "x.yaml:3: this is not YAML: ",
                        "x.json:1: this is not JSON: ",
                        "l.yaml:1: is a list, and must be keys and values.",
                        "t.yaml:3: a second document begins here",
                        "a.yaml:3: engines[1] is an alias");
    }

    @Test
    void namesAreUnique() {
        assertThat(refusal("engines: [{ engine: plain }, { engine: plain }]\n"))
                .contains("engines[1] is the second engine named \"plain\"");
        String scenario = "scenarios: [{ name: s, engines: [plain], workload: { prompt: x } }]\n";
        assertThat(refusal(scenario, scenario)).contains("f1.yaml:1: scenarios[0] is the second scenario named \"s\"");
    }
}
