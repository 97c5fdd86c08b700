package io.llmharness.adapters.vllm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmharness.adapters.sim.SimTalk;
import io.llmharness.runtime.engine.ControlStep;
import io.llmharness.runtime.engine.EngineControl;
import io.llmharness.runtime.engine.EngineCounters;
import io.llmharness.runtime.engine.EngineTarget;
import io.llmharness.runtime.engine.Readiness;
import io.llmharness.runtime.engine.Secret;
import io.llmharness.runtime.preflight.EngineOperator;
import io.llmharness.runtime.text.RunFailure;
import io.llmharness.runtime.text.UsageException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What vLLM offers besides answering, in its developer's mode and, as OpenAI's path are all it then has, without it. */
class VllmControlTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String LONG = "{\"model\":\"m\",\"prompt\":\"" + "word ".repeat(200) + "\",\"max_tokens\":1}";

    @Test
    void theModelSleepsAndWakes() {
        try (SimTalk sim = new SimTalk("vllm", "ttft=1ms,itl=1ms,models=m")) {
            EngineOperator operator = operator(sim);
            assertThat(ready(operator).state()).isEqualTo(Readiness.State.READY);
            assertThat(said(operator, "unload", c -> c.unload("m"))).isEqualTo("put the model to sleep");
            assertThat(ready(operator).state()).isEqualTo(Readiness.State.ASLEEP);
            assertThat(said(operator, "load", c -> c.load("m"))).isEqualTo("woke the model");
            assertThat(ready(operator).state()).isEqualTo(Readiness.State.READY);
        }
    }

    @Test
    void theCacheIsEmptied() {
        try (SimTalk sim = new SimTalk("vllm", "ttft=1ms,itl=1ms,models=m,prefix-cache=true")) {
            sim.post("/v1/completions", LONG);
            sim.post("/v1/completions", LONG);
            assertThat(hits(sim)).isPositive();
            assertThat(said(operator(sim), "reset", c -> c.resetCache("m"))).isEqualTo("emptied the prefix cache");
            long before = hits(sim);
            sim.post("/v1/completions", LONG);
            assertThat(hits(sim)).isEqualTo(before);
        }
    }

    @Test
    void itsCountersTellOfCacheAndQueue() {
        try (SimTalk sim = new SimTalk("vllm", "ttft=1ms,itl=1ms,models=m,prefix-cache=true")) {
            EngineCounters before = operator(sim).run("counters", EngineControl::counters, PATIENCE);
            sim.post("/v1/completions", LONG);
            sim.post("/v1/completions", LONG);
            EngineCounters counted = operator(sim)
                    .run("counters", EngineControl::counters, PATIENCE)
                    .since(before);
            assertThat(counted.promptTokens()).isEqualTo(400);
            assertThat(counted.cachedTokens()).isEqualTo(192); // of 200 tokens, in whole blocks of 16
            assertThat(counted.queued()).isEqualTo(2);
            assertThat(counted.queueSeconds()).isBetween(0.0, 10.0);
        }
    }

    @Test
    void aModelsFactsAreThoseOfItsEntry() {
        try (SimTalk sim = new SimTalk("vllm", "models=m,context=2048")) {
            assertThat(info(operator(sim), c -> c.info("m")))
                    .containsEntry("id", "m")
                    .containsEntry("owner", "vllm")
                    .containsEntry("max_model_len", "2048");
            assertThatThrownBy(() -> operator(sim).run("info", c -> c.info("other"), PATIENCE))
                    .isInstanceOf(RunFailure.class)
                    .hasMessageContaining("\"other\" is not among its models: m (unknown-model)");
        }
    }

    @Test
    void aServerInItsUsualModeOffersNeitherSleepNorReset() {
        // the openai dialect has no paths but those of the API: 404, as a vLLM without developer's mode
        try (SimTalk sim = new SimTalk("openai", "models=m")) {
            assertThatThrownBy(() -> operator(sim).run("models unload", c -> c.unload("m"), PATIENCE))
                    .isInstanceOf(UsageException.class)
                    .hasMessageStartingWith(
                            "\"models unload\" is not offered by engine \"vllm\": vLLM serves the model");
            assertThatThrownBy(() -> operator(sim).run("reset cache", c -> c.resetCache("m"), PATIENCE))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("VLLM_SERVER_DEV_MODE=1");
        }
    }

    @Test
    void whatItOffersIsKnownWithoutDoingIt() {
        try (SimTalk sim = new SimTalk("vllm", "ttft=1ms,itl=1ms,models=m,prefix-cache=true")) {
            sim.post("/v1/completions", LONG);
            EngineOperator operator = operator(sim);
            assertThat(operator.attempt(c -> c.offersResetCache("m"), PATIENCE)).isInstanceOf(ControlStep.Done.class);
            assertThat(operator.attempt(c -> c.offersUnload("m"), PATIENCE)).isInstanceOf(ControlStep.Done.class);
            assertThat(ready(operator).state()).isEqualTo(Readiness.State.READY);
            sim.post("/v1/completions", LONG);
            assertThat(hits(sim)).as("the cache was not emptied").isPositive();
        }
        try (SimTalk sim = new SimTalk("openai", "models=m")) {
            assertThatThrownBy(() -> operator(sim).run("reset cache", c -> c.offersResetCache("m"), PATIENCE))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("VLLM_SERVER_DEV_MODE=1");
            assertThat(operator(sim).attempt(c -> c.offersUnload("m"), PATIENCE))
                    .isInstanceOf(ControlStep.NotOffered.class);
        }
    }

    private static long hits(SimTalk sim) {
        return sim.get("/metrics")
                .lines()
                .filter(line -> line.startsWith("vllm:prefix_cache_hits_total{"))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
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

    private static EngineOperator operator(SimTalk sim) {
        return new EngineOperator(
                new VllmAdapter(),
                new EngineTarget(
                        "vllm",
                        "vllm",
                        URI.create("http://127.0.0.1:" + sim.server().port() + "/v1"),
                        "m",
                        Secret.NONE,
                        Map.of(),
                        true));
    }
}
