package io.llmharness.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.llmharness.benchmarks.BenchmarksJar.Outcome;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cache intents against a simulated engine that has a prefix cache, and against one that has none: as declared, and lied about. */
class CacheIntentIT {
    private static final String TIMES = "ttft=5ms,itl=1ms";

    @TempDir
    private Path folder;

    /** By the cached tokens in the usage of an engine that tells them, with prompts of a data set. */
    @Test
    void usageBearsOutWhatIsDeclared() throws Exception {
        Map<String, JsonNode> found = run("Sample10", "openai", TIMES + ",prefix-cache=true");
        assertThat(found.get("cold").path("verdict").asText()).isEqualTo("met");
        assertThat(found.get("cold").path("cachedShare").asDouble()).isLessThan(0.05);
        assertThat(found.get("50%").path("verdict").asText()).isEqualTo("met");
        assertThat(found.get("50%").path("cachedShare").asDouble()).isCloseTo(0.5, within(0.1));
        assertThat(found.get("warm").path("source").asText()).isEqualTo("usage");
    }

    /** By the counters of an engine whose answers do not tell, with a handbook that all of a scenario's own prompts begin with. */
    @Test
    void countersBearOutWhatIsDeclared() throws Exception {
        Map<String, JsonNode> found = run("Sample07.*warm", "vllm", TIMES + ",prefix-cache=true");
        found.values()
                .forEach(cache -> assertThat(cache.path("source").asText()).isEqualTo("counters"));
        assertThat(found.get("cold").path("verdict").asText()).isEqualTo("met");
        assertThat(found.get("50%").path("verdict").asText()).isEqualTo("met");
        assertThat(found.get("50%").path("cachedShare").asDouble()).isCloseTo(0.5, within(0.1));
        assertThat(found.get("warm").path("verdict").asText()).isEqualTo("met");
        assertThat(found.get("warm").path("cachedShare").asDouble()).isGreaterThan(0.8);
    }

    @Test
    void aLieIsFoundOut() throws Exception {
        Map<String, JsonNode> found = run("Sample07.*warm", "vllm", TIMES);
        assertThat(found.get("cold").path("verdict").asText()).isEqualTo("met");
        for (String lie : List.of("50%", "warm")) {
            assertThat(found.get(lie).path("verdict").asText()).isEqualTo("missed");
            assertThat(found.get(lie).path("cachedShare").asDouble()).isZero();
        }
        JsonNode warm = trial("warm");
        assertThat(warm.path("validity").path("verdict").asText()).isIn("DEGRADED", "INVALID");
        assertThat(warm.path("validity").path("reasons").toString())
                .contains("the cache was declared warm, but 0 % of the prompt tokens came from the engine's cache");
        assertThat(warm.path("forks")
                        .path(0)
                        .path("counters")
                        .path("promptTokens")
                        .asDouble())
                .isPositive();
        assertThat(warm.path("kpis").path("queueingTime").path("source").asText())
                .startsWith("engine: Δsum/Δcount");
    }

    private Map<String, JsonNode> run(String benchmark, String engine, String sim) throws Exception {
        Outcome outcome = BenchmarksJar.run(
                folder,
                List.of(
                        benchmark,
                        "-engine",
                        engine,
                        "-model",
                        "m",
                        "-sim",
                        sim,
                        "-p",
                        "cache=cold,50%,warm",
                        "-t",
                        "2",
                        "-wi",
                        "1",
                        "-w",
                        "1s",
                        "-i",
                        "1",
                        "-n",
                        "60",
                        "-f",
                        "1",
                        "-rf",
                        "json",
                        "-rff",
                        "run.json"));
        assertThat(outcome.output()).as(outcome.output()).contains("Result: run.json");
        Map<String, JsonNode> found = new HashMap<>();
        for (JsonNode trial : trials()) {
            JsonNode cache = trial.path("validity").path("cache");
            found.put(cache.path("intent").asText(), cache);
        }
        assertThat(found).containsOnlyKeys("cold", "50%", "warm");
        return found;
    }

    private JsonNode trial(String intent) throws Exception {
        for (JsonNode trial : trials()) {
            if (trial.path("plan").path("cache").asText().equals(intent)) {
                return trial;
            }
        }
        throw new AssertionError("no trial with cache " + intent);
    }

    private JsonNode trials() throws Exception {
        return new ObjectMapper().readTree(folder.resolve("run.json").toFile()).path("trials");
    }
}
