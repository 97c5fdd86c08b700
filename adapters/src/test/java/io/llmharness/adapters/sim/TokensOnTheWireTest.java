package io.llmharness.adapters.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.runtime.sim.GroundTruth;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens, events and counts: chunks of several tokens, tokens without text, cached prompts, the log's account of them. */
class TokensOnTheWireTest {
    private static final String TEXT = "/v1/completions";
    private static final String RUNNING =
            ",\"stream\":true,\"stream_options\":{\"include_usage\":true,\"continuous_usage_stats\":true}}";

    @Test
    void severalTokensAnEvent() {
        try (SimTalk sim = new SimTalk("vllm", "ttft=1ms,itl=1ms,chunk=4")) {
            String body = sim.posted(TEXT, "{\"model\":\"m\",\"prompt\":\"x\",\"max_tokens\":11" + RUNNING)
                    .body();
            assertThat(numbers("\"completion_tokens\":(\\d+)", body)).isEqualTo("1 5 9 11 11");
        }
    }

    @Test
    void charactersSpreadOverTokens() {
        try (SimTalk sim = new SimTalk("vllm", "ttft=1ms,itl=1ms,utf8")) {
            String body = sim.posted(TEXT, "{\"model\":\"m\",\"prompt\":\"x\",\"max_tokens\":16" + RUNNING)
                    .body();
            assertThat(body.split("\"text\":\"\"", -1)).hasSize(5);
            assertThat(numbers("\"completion_tokens\":(\\d+)", body))
                    .startsWith("1 2 3")
                    .endsWith("15 16 16");
        }
        try (SimTalk sim = new SimTalk("ollama", "ttft=1ms,itl=1ms,utf8")) {
            String body = sim.posted(
                            "/api/generate", "{\"model\":\"m\",\"prompt\":\"x\",\"options\":{\"num_predict\":16}}")
                    .body();
            assertThat(body.split("\"done\":false", -1)).hasSize(13);
            assertThat(body).contains("\"eval_count\":16,");
        }
    }

    @Test
    void cachedPromptsAreReported() {
        String chat = "{\"model\":\"m\",\"max_tokens\":1,\"messages\":[{\"role\":\"user\",\"content\":\""
                + "w ".repeat(100) + "\"}]}";
        try (SimTalk sim = new SimTalk("openai", "prefix-cache,step=1ms")) {
            assertThat(sim.post("/v1/chat/completions", chat)).contains("\"cached_tokens\":0");
            assertThat(sim.post("/v1/chat/completions", chat)).contains("\"cached_tokens\":96");
        }
    }

    @Test
    void theLogHasTokensWithoutTextInTheNextEvent(@TempDir Path dir) throws Exception {
        Path log = dir.resolve("truth");
        try (SimTalk sim = new SimTalk("vllm", "ttft=20ms,itl=2ms,utf8,tokens=9,truth=" + log)) {
            sim.post(TEXT, "{\"model\":\"m\",\"prompt\":\"x\",\"max_tokens\":100" + RUNNING);
        }
        GroundTruth.Request request = GroundTruth.read(log).requests().get(0);
        // two tokens without text belong to the event of the third; the ninth is the invisible end
        assertThat(request.eventTokens()).containsExactly(1, 1, 1, 1, 1, 3);
        assertThat(request.completionTokens()).isEqualTo(9);
        assertThat(request.ttftNanos().orElseThrow()).isGreaterThanOrEqualTo(20_000_000L);
        assertThat(request.eventNanos()[5] - request.arrivalNanos()).isGreaterThanOrEqualTo(34_000_000L);
    }

    @Test
    void metricsAgreeWithTheTraffic() {
        try (SimTalk sim = new SimTalk("vllm", "ttft=20ms,itl=2ms,models=m")) {
            for (int i = 0; i < 3; i++) {
                sim.post(TEXT, "{\"model\":\"m\",\"prompt\":\"a b c\",\"max_tokens\":5" + RUNNING);
            }
            sim.post(TEXT, "{\"model\":\"fault-500\",\"prompt\":\"a b c\",\"max_tokens\":5}");
            WireExchange page = sim.got("/metrics");
            assertThat(page.header("content-type")).isEqualTo("text/plain; version=1.0.0; charset=utf-8");
            assertThat(page.body().lines())
                    .contains(
                            "vllm:prompt_tokens_total{engine=\"0\",model_name=\"m\"} 9.0",
                            "vllm:generation_tokens_total{engine=\"0\",model_name=\"m\"} 15.0",
                            "vllm:request_success_total{engine=\"0\",model_name=\"m\",finished_reason=\"length\"} 3.0",
                            "vllm:num_requests_running{engine=\"0\",model_name=\"m\"} 0.0",
                            "vllm:time_to_first_token_seconds_bucket{engine=\"0\",model_name=\"m\",le=\"0.01\"} 0.0",
                            "vllm:time_to_first_token_seconds_count{engine=\"0\",model_name=\"m\"} 3.0",
                            "vllm:inter_token_latency_seconds_count{engine=\"0\",model_name=\"m\"} 12.0",
                            "vllm:request_generation_tokens_sum{engine=\"0\",model_name=\"m\"} 15.0");
        }
    }

    private static String numbers(String pattern, String body) {
        StringBuilder found = new StringBuilder();
        for (Matcher m = Pattern.compile(pattern).matcher(body); m.find(); ) {
            found.append(found.isEmpty() ? "" : " ").append(m.group(1));
        }
        return found.toString();
    }
}
