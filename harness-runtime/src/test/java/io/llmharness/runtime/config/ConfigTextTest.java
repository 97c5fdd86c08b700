package io.llmharness.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.annotations.Mode;
import io.llmharness.annotations.Scope;
import io.llmharness.runtime.catalog.Benchmark;
import io.llmharness.runtime.catalog.DeclaredScenario;
import io.llmharness.runtime.catalog.EngineModel;
import io.llmharness.runtime.catalog.LoadModel;
import io.llmharness.runtime.catalog.RunModel.Forks;
import io.llmharness.runtime.catalog.ScenarioCatalog;
import io.llmharness.runtime.catalog.ScenarioModel;
import io.llmharness.runtime.catalog.SloModel;
import io.llmharness.runtime.catalog.StubScenario;
import io.llmharness.runtime.catalog.WorkloadModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigTextTest {
    private static final EngineModel PLAIN = EngineModel.of("plain");

    @TempDir
    Path folder;

    private static ScenarioModel everything() {
        WorkloadModel workload = WorkloadModel.onClass()
                .prompt("line one: \"quoted\"\nline two # no comment, ${no} placeholder")
                .system("yes")
                .outputTokens("16")
                .wholeAnswers()
                .seed(7)
                .cache("warm")
                .load(LoadModel.open("gamma", 2, 6.5).burstiness(0.5).maxInFlight(8))
                .slo(SloModel.attainment(0.9).ttft(Duration.ofMillis(300)).e2e(Duration.ofSeconds(3)))
                .modes(Mode.Goodput, Mode.SampleTime)
                .warmup(0, Duration.ofSeconds(3), 0)
                .measurement(2, Duration.ofMinutes(1), 50)
                .fork(Forks.of(3, 1).jvm("/opt/java").jvmArgsAppend("-Xmx256m", "-Dx=${y}"))
                .timeout(Duration.ofMillis(1500))
                .connectTimeout(Duration.ofSeconds(1))
                .idleTimeout(Duration.ofSeconds(2))
                .retry(3, Duration.ofMillis(100), Duration.ofSeconds(9))
                .outputUnit(TimeUnit.MICROSECONDS);
        return ScenarioModel.of("s", DeclaredScenario.class.getName())
                .description("All of it: ${x}")
                .engine(PLAIN.named("first")
                        .model("m:1b")
                        .url("${PLAIN_URL:http://localhost:8000}")
                        .apiKeyEnv("PLAIN_KEY")
                        .reset("cmd:echo ${HOME}"))
                .engine(PLAIN)
                .workload(workload)
                .build();
    }

    @Test
    void whatIsShownIsReadBackAsTheSame() throws IOException {
        ScenarioModel model = everything();
        List<Benchmark> all =
                ScenarioCatalog.of(List.of(new StubScenario(model))).all();
        assertThat(ConfigText.obstacles(all.get(0))).isEmpty();
        Path file = Files.writeString(folder.resolve("shown.yaml"), ConfigText.of(all));
        ScenarioModel back = new ConfigFiles(getClass().getClassLoader(), Map.of("PLAIN_URL", "http://x:1")::get)
                .read(List.of(file))
                .scenarios()
                .get(0)
                .model();
        assertThat(back.engines().get(0)).isEqualTo(model.engines().get(0).url("http://x:1"));
        assertThat(back.engines().get(1)).isEqualTo(PLAIN);
        assertThat(back.workloads()).isEqualTo(model.workloads());
        assertThat(back.description()).isEqualTo(model.description());
    }

    @Test
    void severalWorkloadsAndAShapedLoadAreReadBackAsTheSame() throws IOException {
        ScenarioModel model = ScenarioModel.of("s", DeclaredScenario.class.getName())
                .engine(PLAIN)
                .workload(WorkloadModel.onMethod("a").prompt("x"))
                .workload(WorkloadModel.onMethod("b")
                        .dataset("jsonl")
                        .datasetOption("file", "prompts.jsonl")
                        .datasetOption("rows", "9")
                        .inputTokens("uniform(8,16)")
                        .load(LoadModel.closed(2, 4).thinkTime(Duration.ofMillis(10))))
                .build();
        List<Benchmark> all =
                ScenarioCatalog.of(List.of(new DeclaredScenario(model))).all();
        Path file = Files.writeString(folder.resolve("shown.yaml"), ConfigText.of(all));
        assertThat(new ConfigFiles(getClass().getClassLoader(), name -> null)
                        .read(List.of(file))
                        .scenarios()
                        .get(0)
                        .model())
                .isEqualTo(model);
    }

    @Test
    void whatOnlyCodeCanSayIsNamed() {
        ScenarioModel model = ScenarioModel.of("s", "S")
                .engine(PLAIN)
                .param("tone", "CALM")
                .scope(Scope.User)
                .checked()
                .hooks()
                .workload(WorkloadModel.onMethod("ask"))
                .build();
        assertThat(ConfigText.obstacles(ScenarioCatalog.of(List.of(new StubScenario(model)))
                        .all()
                        .get(0)))
                .containsExactly(
                        "its workload ask is a method",
                        "@Param sets its fields: tone",
                        "@Check judges its answers",
                        "@Setup or @TearDown runs code of its own",
                        "each user has a state of its own");
    }
}
