package io.llmharness.adapters.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.llmharness.runtime.sim.EmbeddedSim;
import io.llmharness.runtime.sim.GroundTruth;
import io.llmharness.runtime.sim.Outcome;
import io.llmharness.runtime.sim.SimKey;
import io.llmharness.runtime.sim.SimOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedSimTest {
    @Test
    void answersFromAProcessOfItsOwnAndTellsTheTruth(@TempDir Path dir) throws Exception {
        Path log = dir.resolve("truth with blanks.bin");
        SimOptions options = SimOptions.parse("ttft=20ms,itl=5ms").with(SimKey.TRUTH, log.toString());
        EmbeddedSim sim = EmbeddedSim.start(options, List.of("vllm", "ollama"));
        long asked;
        long answered;
        try (sim) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(sim.url() + "/v1/completions"))
                    .header("Content-Type", "application/json")
                    .header("X-Request-Id", "request-1")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "{\"model\":\"m\",\"prompt\":\"one two three\",\"max_tokens\":4,\"stream\":true}"))
                    .build();
            asked = System.nanoTime();
            HttpResponse<String> response =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            answered = System.nanoTime();
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).contains("cmpl-request-1").endsWith("data: [DONE]\n\n");
        }
        assertThat(sim.isAlive()).isFalse();
        assertThat(sim.summary()).hasValueSatisfying(s -> assertThat(s.counts()).containsEntry(Outcome.DONE, 1L));
        GroundTruth.Request truth = GroundTruth.read(log).find("request-1").orElseThrow();
        assertThat(truth.promptTokens()).isEqualTo(3);
        assertThat(truth.eventTokens()).containsExactly(1, 1, 1, 1);
        assertThat(truth.arrivalNanos()).isBetween(asked, answered);
        assertThat(truth.eventNanos()[3]).isBetween(asked + 35_000_000, answered);
        assertThat(truth.ttftNanos().orElseThrow()).isGreaterThanOrEqualTo(20_000_000L);
    }

    @Test
    void saysWhyItDidNotStart() {
        assertThatIOException()
                .isThrownBy(() -> EmbeddedSim.start(SimOptions.defaults(), List.of("olama")))
                .withMessageContaining("no simulated engine \"olama\"; did you mean \"ollama\"?");
        assertThatIOException()
                .isThrownBy(() -> EmbeddedSim.start(SimOptions.defaults(), List.of("openai", "vllm")))
                .withMessageContaining("engines \"openai\" and \"vllm\" both serve GET /v1/models");
    }
}
