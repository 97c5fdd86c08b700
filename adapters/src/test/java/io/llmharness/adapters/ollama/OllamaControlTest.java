package io.llmharness.adapters.ollama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.llmharness.adapters.contract.Recordings;
import io.llmharness.adapters.sim.SimTalk;
import io.llmharness.runtime.engine.ControlAnswer;
import io.llmharness.runtime.engine.ControlStep;
import io.llmharness.runtime.engine.EngineControl;
import io.llmharness.runtime.engine.EngineFailure;
import io.llmharness.runtime.engine.EngineTarget;
import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.engine.PullProgress;
import io.llmharness.runtime.engine.Readiness;
import io.llmharness.runtime.engine.Secret;
import io.llmharness.runtime.preflight.EngineOperator;
import io.llmharness.runtime.text.RunFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What Ollama offers besides answering, against our Ollama and against lines of the real one. */
class OllamaControlTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Test
    void aModelIsLoadedFoundAndUnloaded() {
        try (SimTalk sim = new SimTalk("ollama", "ttft=1ms,itl=1ms,models=gemma3:270m")) {
            EngineTarget target = target(sim, "gemma3:270m", Map.of());
            EngineOperator operator = operator(target);
            assertThat(ready(operator))
                    .isEqualTo(new Readiness(
                            Readiness.State.IDLE, "gemma3:270m is not loaded; the first request loads it"));
            assertThat(said(operator, "load", c -> c.load("gemma3:270m"))).isEqualTo("loaded gemma3:270m");
            assertThat(ready(operator).state()).isEqualTo(Readiness.State.READY);
            assertThat(ready(operator).detail())
                    .startsWith("gemma3:270m is loaded, 1.32 GB, 100 % of it on the GPU, until 2");
            assertThat(said(operator, "reset", c -> c.resetCache("gemma3:270m")))
                    .isEqualTo("unloaded gemma3:270m and loaded it again, its cache empty");
            assertThat(ready(operator).state()).isEqualTo(Readiness.State.READY);
            assertThat(said(operator, "unload", c -> c.unload("gemma3:270m"))).isEqualTo("unloaded gemma3:270m");
            assertThat(ready(operator).state()).isEqualTo(Readiness.State.IDLE);
            assertThat(info(operator, c -> c.info("gemma3:270m")))
                    .containsEntry("parameters", "1.2B")
                    .containsEntry("quantization", "Q8_0")
                    .containsEntry("size", "1.32 GB")
                    .containsEntry("loaded", "no")
                    .containsKeys("context", "digest");
        }
    }

    @Test
    void aLoadAsksForTheOptionsThatTheRunWillAskFor() {
        EngineTarget target = new EngineTarget(
                "ollama",
                "ollama",
                URI.create("http://localhost:11434"),
                "m",
                Secret.NONE,
                Map.of("num_ctx", "8192", "keep_alive", "30m", "endpoint", "generate"),
                true);
        ControlStep.Ask<String> load = (ControlStep.Ask<String>) new OllamaControl(target).load("m");
        assertThat(load.call().path()).isEqualTo("/api/generate");
        assertThat(new String(load.call().body(), StandardCharsets.UTF_8))
                .isEqualTo("{\"model\":\"m\",\"stream\":false,\"keep_alive\":\"30m\",\"options\":{\"num_ctx\":8192}}");
    }

    @Test
    void aModelThatIsNotInstalledIsToldInTheEnginesWords() {
        try (SimTalk sim = new SimTalk("ollama", "models=gemma3:270m")) {
            EngineOperator operator = operator(target(sim, "nope", Map.of()));
            for (Function<EngineControl, ControlStep<String>> operation :
                    List.<Function<EngineControl, ControlStep<String>>>of(c -> c.load("nope"), c -> c.unload("nope"))) {
                assertThatThrownBy(() -> operator.run("models", operation, PATIENCE))
                        .isInstanceOf(RunFailure.class)
                        .hasMessageContaining("model 'nope' not found (unknown-model)");
            }
            assertThatThrownBy(() -> info(operator, c -> c.info("nope")))
                    .hasMessageContaining("model 'nope' not found (unknown-model)");
        }
    }

    @Test
    void aPullTellsHowFarItIsAndTheModelIsThere() {
        try (SimTalk sim = new SimTalk("ollama", "models=gemma3:270m")) {
            EngineTarget target = target(sim, "", Map.of());
            List<PullProgress> told = new ArrayList<>();
            String said = operator(target).run("pull", c -> c.pull("qwen3:0.6b"), PATIENCE, told::add);
            assertThat(said).isEqualTo("pulled qwen3:0.6b");
            assertThat(told.get(0)).isEqualTo(new PullProgress("pulling manifest", 0, 0));
            assertThat(told).extracting(PullProgress::doneBytes).isSorted();
            PullProgress last = told.get(told.size() - 1);
            assertThat(last.doneBytes()).isEqualTo(last.totalBytes()).isEqualTo(1_321_098_329L + 12_320L);
            assertThat(sim.get("/api/tags")).contains("\"qwen3:0.6b\"");
            assertThat(said(operator(target), "load", c -> c.load("qwen3:0.6b")))
                    .isNotEmpty();
        }
    }

    @Test
    void anUnknownModelFailsAfterThePullHasBegun() {
        try (SimTalk sim = new SimTalk("ollama", "")) {
            assertThatThrownBy(
                            () -> operator(target(sim, "", Map.of())).run("pull", c -> c.pull("fault-404"), PATIENCE))
                    .isInstanceOf(RunFailure.class)
                    .hasMessageContaining("pull model manifest: file does not exist (unknown-model)");
        }
    }

    @Test
    void theLinesOfARealPullAreAddedUpByLayer() throws IOException {
        // ollama/ollama docs/api.md: zero-valued fields are left out, layers interleave
        PullLines lines = new PullLines("m");
        List<PullProgress> told = new ArrayList<>();
        for (String line : List.of(
                "{\"status\":\"pulling manifest\"}",
                "{\"status\":\"pulling a\",\"digest\":\"sha256:a\",\"total\":100}",
                "{\"status\":\"pulling a\",\"digest\":\"sha256:a\",\"total\":100,\"completed\":40}",
                "{\"status\":\"pulling b\",\"digest\":\"sha256:b\",\"total\":10,\"completed\":10}",
                "{\"status\":\"pulling a\",\"digest\":\"sha256:a\",\"total\":100,\"completed\":100}",
                "{\"status\":\"verifying sha256 digest\"}")) {
            assertThat(lines.line(new ObjectMapper().readTree(line), told::add)).isEmpty();
        }
        assertThat(told)
                .containsExactly(
                        new PullProgress("pulling manifest", 0, 0),
                        new PullProgress("pulling a", 0, 100),
                        new PullProgress("pulling a", 40, 100),
                        new PullProgress("pulling b", 50, 110),
                        new PullProgress("pulling a", 110, 110),
                        new PullProgress("verifying sha256 digest", 110, 110));
        assertThat(failure(lines.end())).isEqualTo(FailureCause.TRUNCATED);
        Optional<ControlStep<String>> end =
                lines.line(new ObjectMapper().readTree("{\"status\":\"success\"}"), told::add);
        assertThat(end).contains(new ControlStep.Done<>("pulled m"));
    }

    @Test
    void whatTheRealOneSaysOfLoadedModelsIsUnderstood() {
        Recordings recordings = Recordings.of("ollama");
        EngineControl control = new OllamaControl(
                new EngineTarget("ollama", "ollama", URI.create("http://localhost"), "", Secret.NONE, Map.of(), true));
        ControlStep.Ask<Readiness> ask = (ControlStep.Ask<Readiness>) control.readiness();
        ControlStep<Readiness> step =
                ask.then().apply(new ControlAnswer(200, recordings.json("ps-after-unload"), Optional.empty()));
        assertThat(((ControlStep.Done<Readiness>) step).result().state()).isEqualTo(Readiness.State.IDLE);
    }

    private static FailureCause failure(ControlStep<String> step) {
        EngineFailure failure = ((ControlStep.Failed<String>) step).failure();
        return failure.cause();
    }

    private static String said(
            EngineOperator operator, String name, Function<EngineControl, ControlStep<String>> operation) {
        return operator.run(name, operation, PATIENCE);
    }

    private static Map<String, String> info(
            EngineOperator operator, Function<EngineControl, ControlStep<Map<String, String>>> operation) {
        return operator.run("info", operation, PATIENCE);
    }

    private static Readiness ready(EngineOperator operator) {
        return operator.run("readiness", EngineControl::readiness, PATIENCE);
    }

    private static EngineOperator operator(EngineTarget target) {
        return new EngineOperator(new OllamaAdapter(), target);
    }

    private static EngineTarget target(SimTalk sim, String model, Map<String, String> options) {
        return new EngineTarget(
                "ollama",
                "ollama",
                URI.create("http://127.0.0.1:" + sim.server().port()),
                model,
                Secret.NONE,
                options,
                true);
    }
}
