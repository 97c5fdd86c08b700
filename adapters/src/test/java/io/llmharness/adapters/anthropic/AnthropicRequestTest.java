package io.llmharness.adapters.anthropic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.llmharness.adapters.contract.RequestJson;
import io.llmharness.adapters.contract.Targets;
import io.llmharness.api.ChatRequest;
import io.llmharness.api.Message;
import io.llmharness.runtime.engine.EngineTarget;
import io.llmharness.runtime.engine.HttpCall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnthropicRequestTest {
    private static final ChatRequest HELLO =
            ChatRequest.of("hi").system("Be brief.").maxTokens(64);

    private final AnthropicAdapter adapter = new AnthropicAdapter();

    @Test
    void asksForAMessage() {
        HttpCall call = adapter.chat(HELLO, Targets.of(adapter));
        assertThat(call.method()).isEqualTo("POST");
        assertThat(call.path()).isEqualTo("/v1/messages");
        assertThat(RequestJson.of(call)).isEqualTo(RequestJson.parse("""
                {'model':'m','system':'Be brief.','messages':[{'role':'user','content':'hi'}],
                 'stream':true,'max_tokens':64}"""));
    }

    @Test
    void theSystemMessageIsNoRoleAndTheOthersKeepTheirOrder() {
        ChatRequest request = ChatRequest.of("a").and(Message.assistant("b")).and(Message.user("c"));
        JsonNode body = RequestJson.of(adapter.chat(request, Targets.plain(adapter)));
        assertThat(body.has("system")).isFalse();
        assertThat(body.path("messages").toString())
                .isEqualTo("[{\"role\":\"user\",\"content\":\"a\"},{\"role\":\"assistant\",\"content\":\"b\"},"
                        + "{\"role\":\"user\",\"content\":\"c\"}]");
        assertThat(body.path("stream").asBoolean(true)).isFalse();
    }

    @Test
    void theLimitIsRequired() {
        ChatRequest open = ChatRequest.of("hi");
        assertThat(body(open, Targets.of(adapter)).path("max_tokens").asInt()).isEqualTo(4096);
        assertThat(body(open, Targets.of(adapter, "max_tokens", "7"))
                        .path("max_tokens")
                        .asInt())
                .isEqualTo(7);
        assertThat(body(HELLO, Targets.of(adapter, "max_tokens", "7"))
                        .path("max_tokens")
                        .asInt())
                .isEqualTo(64);
    }

    @Test
    void theVersionIsRequiredAndAnOption() {
        assertThat(adapter.chat(HELLO, Targets.of(adapter)).headers())
                .hasToString("[Content-Type: application/json, anthropic-version: 2026-10-21]");
        assertThat(adapter.chat(HELLO, Targets.of(adapter, "version", "2023-06-01", "beta", "a,b"))
                        .headers())
                .hasToString("[Content-Type: application/json, anthropic-version: 2023-06-01, anthropic-beta: a,b]");
        assertThat(adapter.health(Targets.of(adapter)).headers()).hasToString("[anthropic-version: 2026-10-21]");
    }

    @Test
    void samplingIsLeftOutWhereTheVersionRefusesIt() {
        assertThat(body(HELLO.temperature(0.5), Targets.of(adapter)).has("temperature"))
                .isFalse();
        assertThatThrownBy(() -> body(HELLO, Targets.of(adapter, "top_k", "5")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has no \"top_k\"")
                .hasMessageContaining("version=2023-06-01");
    }

    @Test
    void samplingIsSentWhereItIsWantedAndKnown() {
        EngineTarget old = Targets.of(adapter, "version", "2023-06-01");
        assertThat(body(HELLO, old).has("temperature")).as("nobody asked").isFalse();
        assertThat(body(HELLO.temperature(0.25), old).path("temperature").doubleValue())
                .isEqualTo(0.25);
        JsonNode body = body(HELLO, Targets.of(adapter, "version", "2023-06-01", "temperature", "0.7", "top_p", "0.9"));
        assertThat(body.path("temperature").decimalValue()).isEqualByComparingTo("0.7");
        assertThat(body.path("top_p").decimalValue()).isEqualByComparingTo("0.9");
    }

    @Test
    void passesOptionsInTheirTypes() {
        JsonNode body = body(
                HELLO,
                Targets.of(
                        adapter,
                        "thinking",
                        "{\"type\":\"enabled\",\"budget_tokens\":1024}",
                        "effort",
                        "low",
                        "stop_sequences",
                        "[\"END\"]",
                        "service_tier",
                        "auto"));
        assertThat(body.path("thinking").path("budget_tokens").asInt()).isEqualTo(1024);
        assertThat(body.path("output_config").toString()).isEqualTo("{\"effort\":\"low\"}");
        assertThat(body.path("stop_sequences").toString()).isEqualTo("[\"END\"]");
        assertThat(body.path("service_tier").asText()).isEqualTo("auto");
        assertThat(body.has("effort") || body.has("auth") || body.has("version"))
                .isFalse();
    }

    @Test
    void theKeyIsASecretHeader() {
        EngineTarget target = Targets.keyed("sk-ant-1", Targets.of(adapter));
        HttpCall call = adapter.chat(HELLO, target);
        assertThat(call.headers()).contains(new HttpCall.Header("x-api-key", "sk-ant-1", true));
        EngineTarget bearer = Targets.keyed("token", Targets.of(adapter, "auth", "bearer"));
        assertThat(adapter.models(bearer).orElseThrow().call().headers())
                .contains(new HttpCall.Header("Authorization", "Bearer token", true));
        assertThatThrownBy(() -> adapter.health(Targets.of(adapter, "auth", "cookie")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"cookie\"");
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.anthropic.com,                     /v1/messages",
        "https://api.anthropic.com/,                    /v1/messages",
        "https://api.anthropic.com/v1,                  /v1/messages",
        "https://api.anthropic.com/v1/messages,         /v1/messages",
        "https://gateway.example.com/v1/acc/anthropic,  /v1/acc/anthropic/v1/messages",
        "http://[::1]:8080/anthropic/v1/,               /anthropic/v1/messages"
    })
    void takesABaseUrlInEveryForm(String url, String path) {
        assertThat(adapter.chat(HELLO, Targets.at(url, adapter)).path()).isEqualTo(path);
    }

    @Test
    void listsModels() {
        var query = adapter.models(Targets.of(adapter)).orElseThrow();
        assertThat(query.call().path()).isEqualTo("/v1/models?limit=1000");
        assertThat(query.read()
                        .apply(RequestJson.parse("{'data':[{'type':'model','id':'claude-a','display_name':'A',"
                                + "'lifecycle':'active'},{'id':'claude-b'}],'has_more':false}")))
                .containsExactly("claude-a", "claude-b");
        assertThat(query.read().apply(MissingNode.getInstance())).isEmpty();
        assertThat(adapter.health(Targets.of(adapter)).path()).isEqualTo("/v1/models?limit=1");
    }

    private JsonNode body(ChatRequest request, EngineTarget target) {
        return RequestJson.of(adapter.chat(request, target));
    }
}
