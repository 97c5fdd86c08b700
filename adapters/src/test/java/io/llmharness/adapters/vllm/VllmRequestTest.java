package io.llmharness.adapters.vllm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmharness.adapters.contract.Recordings;
import io.llmharness.adapters.contract.RequestJson;
import io.llmharness.adapters.contract.Targets;
import io.llmharness.api.ChatRequest;
import io.llmharness.runtime.engine.EngineTarget;
import io.llmharness.runtime.engine.HttpCall;
import org.junit.jupiter.api.Test;

class VllmRequestTest {
    private static final ChatRequest HELLO = ChatRequest.of("hi").maxTokens(64);

    private final VllmAdapter adapter = new VllmAdapter();

    @Test
    void asksForRunningUsage() {
        HttpCall call = adapter.chat(HELLO, Targets.of(adapter));
        assertThat(call.path()).isEqualTo("/v1/chat/completions");
        assertThat(RequestJson.of(call)).isEqualTo(RequestJson.parse("""
                {'model':'m','messages':[{'role':'user','content':'hi'}],'stream':true,
                 'stream_options':{'include_usage':true,'continuous_usage_stats':true},'max_tokens':64,'temperature':0}"""));
    }

    @Test
    void runningUsageCanBeSwitchedOff() {
        JsonNode body = body(Targets.of(adapter, "continuous_usage_stats", "false"));
        assertThat(body.path("stream_options").toString()).isEqualTo("{\"include_usage\":true}");
        assertThat(body.has("continuous_usage_stats")).isFalse();
    }

    @Test
    void ignoringTheEndForcesTheLength() {
        JsonNode body = body(Targets.of(adapter, "ignore_eos", "true"));
        assertThat(body.path("ignore_eos").asBoolean()).isTrue();
        assertThat(body.path("min_tokens").asInt()).isEqualTo(64);
        assertThat(body.path("max_tokens").asInt()).isEqualTo(64);
    }

    @Test
    void ownLeastLengthStays() {
        HttpCall call = adapter.chat(HELLO, Targets.of(adapter, "ignore_eos", "true", "min_tokens", "3"));
        assertThat(new String(call.body())).containsOnlyOnce("min_tokens");
        assertThat(RequestJson.of(call).path("min_tokens").asInt()).isEqualTo(3);
        assertThat(body(Targets.of(adapter, "ignore_eos", "false")).has("min_tokens"))
                .isFalse();
    }

    @Test
    void withoutALimitNothingIsForced() {
        JsonNode body = RequestJson.of(adapter.chat(ChatRequest.of("x"), Targets.of(adapter, "ignore_eos", "true")));
        assertThat(body.has("min_tokens")).isFalse();
    }

    @Test
    void passesItsOptionsInTheirTypes() {
        JsonNode body = body(Targets.of(
                adapter,
                "top_k",
                "40",
                "min_p",
                "0.05",
                "cache_salt",
                "s",
                "chat_template_kwargs",
                "{\"enable_thinking\":false}"));
        assertThat(body.path("top_k").isInt()).isTrue();
        assertThat(body.path("min_p").doubleValue()).isEqualTo(0.05);
        assertThat(body.path("cache_salt").asText()).isEqualTo("s");
        assertThat(body.path("chat_template_kwargs").path("enable_thinking").asBoolean(true))
                .isFalse();
    }

    @Test
    void knowsItsServer() {
        EngineTarget target = Targets.at("http://gpu1:8000/v1", adapter);
        assertThat(adapter.health(target).path()).isEqualTo("/health");
        var version = adapter.version(target).orElseThrow();
        assertThat(version.call().path()).isEqualTo("/version");
        assertThat(version.read().apply(Recordings.of("vllm").json("get_version")))
                .isEqualTo("0.32.0");
        var models = adapter.models(target).orElseThrow();
        assertThat(models.call().path()).isEqualTo("/v1/models");
        assertThat(models.read().apply(Recordings.of("vllm").json("get_v1_models")))
                .containsExactly("tiny-llama");
    }

    private JsonNode body(EngineTarget target) {
        return RequestJson.of(adapter.chat(HELLO, target));
    }
}
