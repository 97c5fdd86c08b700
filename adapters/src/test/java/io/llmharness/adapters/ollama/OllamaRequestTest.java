package io.llmharness.adapters.ollama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmharness.adapters.contract.Recordings;
import io.llmharness.adapters.contract.RequestJson;
import io.llmharness.adapters.contract.Targets;
import io.llmharness.api.ChatRequest;
import io.llmharness.api.Message;
import io.llmharness.runtime.engine.EngineTarget;
import io.llmharness.runtime.engine.HttpCall;
import org.junit.jupiter.api.Test;

class OllamaRequestTest {
    private static final ChatRequest HELLO =
            ChatRequest.of("hi").system("Be brief.").maxTokens(64);

    private final OllamaAdapter adapter = new OllamaAdapter();

    @Test
    void asksForAChat() {
        HttpCall call = adapter.chat(HELLO, Targets.of(adapter));
        assertThat(call.path()).isEqualTo("/api/chat");
        assertThat(RequestJson.of(call)).isEqualTo(RequestJson.parse("""
                {'model':'m','messages':[{'role':'system','content':'Be brief.'},{'role':'user','content':'hi'}],
                 'stream':true,'options':{'num_predict':64,'temperature':0}}"""));
    }

    @Test
    void asksToGenerate() {
        HttpCall call = adapter.chat(HELLO, Targets.of(adapter, "endpoint", "generate"));
        assertThat(call.path()).isEqualTo("/api/generate");
        assertThat(RequestJson.of(call)).isEqualTo(RequestJson.parse("""
                {'model':'m','prompt':'hi','system':'Be brief.','stream':true,'options':{'num_predict':64,'temperature':0}}"""));
    }

    @Test
    void rawModeHasNoSystem() {
        ChatRequest turns = HELLO.and(Message.assistant("yes")).and(Message.user("go on"));
        JsonNode body = RequestJson.of(adapter.chat(turns, Targets.of(adapter, "endpoint", "generate", "raw", "true")));
        assertThat(body.path("prompt").asText()).isEqualTo("Be brief.\n\nhi\n\nyes\n\ngo on");
        assertThat(body.path("raw").asBoolean()).isTrue();
        assertThat(body.has("system")).isFalse();
    }

    @Test
    void putsOptionsWhereTheyBelong() {
        JsonNode body = body(Targets.of(
                adapter,
                "num_ctx",
                "4096",
                "num_thread",
                "2",
                "num_gpu",
                "0",
                "seed",
                "7",
                "top_p",
                "0.9",
                "use_mmap",
                "false",
                "stop",
                "[\"x\"]",
                "truncate",
                "false",
                "logprobs",
                "true",
                "format",
                "\"json\"",
                "temperature",
                "0.5"));
        assertThat(body.path("options")).isEqualTo(RequestJson.parse("""
                {'num_predict':64,'temperature':0.5,'num_ctx':4096,'num_thread':2,'num_gpu':0,'seed':7,'top_p':0.9,
                 'use_mmap':false,'stop':['x']}"""));
        assertThat(body.path("truncate").asBoolean(true)).isFalse();
        assertThat(body.path("logprobs").asBoolean()).isTrue();
        assertThat(body.path("format").asText()).isEqualTo("json");
    }

    @Test
    void keepAliveIsSecondsOrADuration() {
        assertThat(body(Targets.of(adapter, "keep_alive", "-1"))
                        .path("keep_alive")
                        .isInt())
                .isTrue();
        assertThat(body(Targets.of(adapter, "keep_alive", "1h30m"))
                        .path("keep_alive")
                        .asText())
                .isEqualTo("1h30m");
        assertThat(body(Targets.of(adapter)).has("keep_alive")).isFalse();
    }

    @Test
    void thinkIsABooleanOrALevel() {
        assertThat(body(Targets.of(adapter, "think", "false")).path("think").isBoolean())
                .isTrue();
        assertThat(body(Targets.of(adapter, "think", "high")).path("think").asText())
                .isEqualTo("high");
        assertThat(body(Targets.of(adapter)).has("think")).isFalse();
    }

    @Test
    void theRequestsLimitComesBeforeTheOptions() {
        EngineTarget target = Targets.of(adapter, "num_predict", "5");
        assertThat(body(target).path("options").path("num_predict").asInt()).isEqualTo(64);
        JsonNode unlimited = RequestJson.of(adapter.chat(ChatRequest.of("hi"), target));
        assertThat(unlimited.path("options").path("num_predict").asInt()).isEqualTo(5);
    }

    @Test
    void mergesTheBodyOption() {
        JsonNode body = body(
                Targets.of(adapter, "body", "{\"options\":{\"mirostat\":1,\"temperature\":null},\"suffix\":\"s\"}"));
        assertThat(body.path("options")).isEqualTo(RequestJson.parse("{'num_predict':64,'mirostat':1}"));
        assertThat(body.path("suffix").asText()).isEqualTo("s");
    }

    @Test
    void refusesAnUnknownEndpoint() {
        assertThatThrownBy(() -> body(Targets.of(adapter, "endpoint", "completions")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void knowsItsServer() {
        for (String url : new String[] {"http://h:11434", "http://h:11434/", "http://h:11434/api"}) {
            EngineTarget target = Targets.at(url, adapter);
            assertThat(adapter.chat(HELLO, target).path()).isEqualTo("/api/chat");
            assertThat(adapter.health(target).path()).isEqualTo("/");
            assertThat(adapter.version(target).orElseThrow().call().path()).isEqualTo("/api/version");
        }
        assertThat(adapter.health(Targets.at("http://h/ollama", adapter)).path())
                .isEqualTo("/ollama/");
        var version = adapter.version(Targets.of(adapter)).orElseThrow();
        assertThat(version.read().apply(RequestJson.parse("{'version':'0.17.4'}")))
                .isEqualTo("0.17.4");
        var models = adapter.models(Targets.of(adapter)).orElseThrow();
        assertThat(models.call().path()).isEqualTo("/api/tags");
        assertThat(models.read().apply(Recordings.of("ollama").json("tags"))).containsExactly("gemma3:270m");
        assertThat(models.read().apply(RequestJson.parse("{'models':null}"))).isEmpty();
    }

    private JsonNode body(EngineTarget target) {
        return RequestJson.of(adapter.chat(HELLO, target));
    }
}
