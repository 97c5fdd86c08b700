package io.llmharness.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmharness.adapters.contract.RequestJson;
import io.llmharness.adapters.contract.Targets;
import io.llmharness.api.ChatRequest;
import io.llmharness.api.Message;
import io.llmharness.runtime.engine.EngineTarget;
import io.llmharness.runtime.engine.HttpCall;
import io.llmharness.runtime.engine.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpRequestTest {
    private static final ChatRequest HELLO = ChatRequest.of("say \"hi\"\n").maxTokens(64);

    private final HttpAdapter adapter = new HttpAdapter();

    @Test
    void writesAPlainBodyUnlessToldOtherwise() {
        HttpCall call = adapter.chat(HELLO, Targets.of(adapter));
        assertThat(call.method()).isEqualTo("POST");
        assertThat(call.path()).isEqualTo("/");
        assertThat(RequestJson.of(call))
                .isEqualTo(RequestJson.parse(
                        "{'prompt':'say \\'hi\\'\\n','max_tokens':64,'stream':true}".replace("\\'", "\\\"")));
        assertThat(call.headers()).containsExactly(new HttpCall.Header("Content-Type", "application/json", false));
    }

    @Test
    void aMemberWhoseValueIsNotSetIsLeftOut() {
        assertThat(body(ChatRequest.of("x"), "{\"n\":{{max_tokens}},\"o\":[{{system}},1],\"s\":\"{{system}}\"}"))
                .isEqualTo("{\"o\":[1],\"s\":\"\"}");
    }

    @Test
    void placeholdersInsideStringsAreText() {
        assertThat(body(HELLO, "{\"a\":\"<{{ model }}:{{max_tokens}}>\",\"b\":\"\\\"{{prompt}}\"}"))
                .isEqualTo("{\"a\":\"<m:64>\",\"b\":\"\\\"say \\\"hi\\\"\\n\"}");
    }

    @Test
    void aPromptCannotBecomeAPlaceholder() {
        assertThat(body(ChatRequest.of("{{model}}"), "{\"a\":{{prompt}},\"b\":\"{{prompt}}\"}"))
                .isEqualTo("{\"a\":\"{{model}}\",\"b\":\"{{model}}\"}");
    }

    @Test
    void theTagIsWhatTheRuntimeReplaces() {
        assertThat(body(HELLO, "{\"id\":{{tag}}}")).isEqualTo("{\"id\":\"0tag-tag\"}");
    }

    @Test
    void halfACharacterIsRepaired() {
        assertThat(body(ChatRequest.of("a\uD83D"), "{\"a\":{{prompt}}}")).isEqualTo("{\"a\":\"a\uFFFD\"}");
    }

    @Test
    void theSystemMessageIsNeverLost() {
        ChatRequest system = HELLO.system("Be brief.");
        assertThat(body(system, "{\"p\":{{prompt}}}")).isEqualTo("{\"p\":\"Be brief.\\n\\nsay \\\"hi\\\"\\n\"}");
        assertThat(body(system, "{\"p\":{{prompt}},\"s\":{{system}}}"))
                .isEqualTo("{\"p\":\"say \\\"hi\\\"\\n\",\"s\":\"Be brief.\"}");
        assertThatThrownBy(() -> body(system, "{\"m\":{{turns}}}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no {{system}}");
    }

    @Test
    void messagesHaveTheFormTheyAreGiven() {
        EngineTarget target = Targets.of(
                adapter,
                "body",
                "{\"m\":{{messages}}}",
                "message",
                "{\"from\":{{role}},\"say\":[\"{{content}}\"]}",
                "assistant_role",
                "bot");
        HttpCall call = adapter.chat(ChatRequest.of("a").and(Message.assistant("b")), target);
        assertThat(RequestJson.of(call))
                .isEqualTo(RequestJson.parse("{'m':[{'from':'user','say':['a']},{'from':'bot','say':['b']}]}"));
    }

    @Test
    void otherContentTypesAreText() {
        EngineTarget form = Targets.of(
                adapter, "content_type", "application/x-www-form-urlencoded", "body", "q={{prompt}}&n={{max_tokens}}");
        assertThat(new String(adapter.chat(HELLO, form).body(), StandardCharsets.UTF_8))
                .isEqualTo("q=say+%22hi%22%0A&n=64");
    }

    @Test
    void theKeyIsABearerTokenUnlessAHeaderHasIt() {
        HttpCall bearer = adapter.chat(HELLO, keyed(Map.of()));
        assertThat(bearer.headers()).contains(new HttpCall.Header("Authorization", "Bearer sesame", true));
        HttpCall named =
                adapter.chat(HELLO, keyed(Map.of("headers", "{\"X-Key\":\"k {{key}}\",\"X-Tag\":\"{{tag}}\"}")));
        assertThat(named.headers())
                .contains(
                        new HttpCall.Header("X-Key", "k sesame", true), new HttpCall.Header("X-Tag", "0tag-tag", false))
                .noneMatch(header -> header.name().equals("Authorization"));
        HttpCall keyless = adapter.chat(HELLO, Targets.of(adapter, "headers", "{\"X-Key\":\"{{key}}\"}"));
        assertThat(keyless.headers()).noneMatch(header -> header.name().equals("X-Key"));
    }

    @Test
    void modelsInPathsAreEncoded() {
        EngineTarget target = new EngineTarget(
                "http",
                "http",
                URI.create("http://h/base"),
                "org/my model:7b é",
                Secret.NONE,
                Map.of("path", "/models/{{model}}:run?alt=sse"),
                true);
        assertThat(adapter.chat(HELLO, target).path()).isEqualTo("/base/models/org/my%20model:7b%20%C3%A9:run?alt=sse");
        assertThat(adapter.health(target).path()).isEqualTo("/base/");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "body;{\"a\":{{promt}}};Did you mean \"prompt\"",
                "body;{\"a\":{{prompt}};is not JSON with placeholders",
                "body;[{{prompt}}];is not a JSON object",
                "body;{\"a\":{{key}}};placeholder {{key}}",
                "path;/a?key={{key}};placeholder {{key}}",
                "path;a;does not begin with a slash",
                "headers;{\"a\":;is not a JSON object",
                "text;delta;\"delta\" is no JSON pointer",
                "text;/a if /b;is no rule",
                "text;/a/*/b if /c/*/d=1;none belongs to the other",
                "text;/a/*/b | /a/0/c;use one or the other",
                "framing;xml;not \"xml\"",
                "usage;mean;not \"mean\"",
                "error_causes;{\"a\":\"busy\"};\"busy\"",
                "error_causes;{;is not JSON",
            })
    void badDescriptionsAreRefusedBeforeAnythingIsSent(String option, String value, String words) {
        EngineTarget target = Targets.of(adapter, option, value);
        assertThatThrownBy(() -> adapter.chat(HELLO, target))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words);
    }

    @Test
    void listsModelsWhereItIsToldHow() {
        assertThat(adapter.models(Targets.of(adapter))).isEmpty();
        var models =
                adapter.models(Targets.of(adapter, "models_path", "/v1/models")).orElseThrow();
        assertThat(models.call().path()).isEqualTo("/v1/models");
        assertThat(models.read().apply(RequestJson.parse("{'data':[{'id':'a'},{'id':7},{'id':'b'}]}")))
                .isEqualTo(List.of("a", "b"));
        var named = adapter.models(Targets.of(adapter, "models_path", "/list", "model_names", "/0/names/*"))
                .orElseThrow();
        assertThat(named.read().apply(RequestJson.parse("[{'names':['x']}]"))).containsExactly("x");
    }

    private String body(ChatRequest request, String template) {
        return new String(
                adapter.chat(request, Targets.of(adapter, "body", template)).body(), StandardCharsets.UTF_8);
    }

    private static EngineTarget keyed(Map<String, String> options) {
        return new EngineTarget("http", "http", URI.create("http://h"), "m", new Secret("sesame"), options, true);
    }
}
