package io.llmharness.adapters.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.llmharness.adapters.contract.Recordings;
import io.llmharness.adapters.contract.RequestJson;
import io.llmharness.adapters.contract.Targets;
import io.llmharness.api.ChatRequest;
import io.llmharness.runtime.engine.EngineTarget;
import io.llmharness.runtime.engine.HttpCall;
import io.llmharness.runtime.engine.Secret;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OpenAiRequestTest {
    private static final String LOCAL = "http://localhost:8080";
    private static final ChatRequest HELLO =
            ChatRequest.of("hi").system("Be brief.").maxTokens(64);

    private final OpenAiAdapter adapter = new OpenAiAdapter();

    @Test
    void asksOpenAiForAChat() {
        HttpCall call = adapter.chat(HELLO, Targets.of(adapter));
        assertThat(call.method()).isEqualTo("POST");
        assertThat(call.path()).isEqualTo("/v1/chat/completions");
        assertThat(call.headers()).hasToString("[Content-Type: application/json]");
        assertThat(RequestJson.of(call)).isEqualTo(RequestJson.parse("""
                {'model':'m','messages':[{'role':'system','content':'Be brief.'},{'role':'user','content':'hi'}],
                 'stream':true,'stream_options':{'include_usage':true,'include_obfuscation':false},
                 'max_completion_tokens':64,'temperature':0}"""));
    }

    @Test
    void asksAnyOtherServerInTheFormThatAllKnow() {
        assertThat(body(Targets.at(LOCAL, adapter))).isEqualTo(RequestJson.parse("""
                {'model':'m','messages':[{'role':'system','content':'Be brief.'},{'role':'user','content':'hi'}],
                 'stream':true,'stream_options':{'include_usage':true},'max_tokens':64,'temperature':0}"""));
    }

    @Test
    void theLimitsNameIsAnOption() {
        EngineTarget local = Targets.at(LOCAL, adapter, "max_tokens_field", "max_completion_tokens");
        assertThat(body(local).path("max_completion_tokens").asInt()).isEqualTo(64);
        assertThat(body(local).has("max_tokens")).isFalse();
        EngineTarget cloud = Targets.of(adapter, "max_tokens_field", "max_tokens");
        assertThat(body(cloud).path("max_tokens").asInt()).isEqualTo(64);
    }

    @Test
    void asksForACompletion() {
        HttpCall call = adapter.chat(HELLO, Targets.of(adapter, "endpoint", "completions"));
        assertThat(call.path()).isEqualTo("/v1/completions");
        assertThat(RequestJson.of(call)).isEqualTo(RequestJson.parse("""
                {'model':'m','prompt':'Be brief.\\n\\nhi','stream':true,
                 'stream_options':{'include_usage':true,'include_obfuscation':false},'max_tokens':64,'temperature':0}"""));
    }

    @Test
    void asksForAResponse() {
        HttpCall call = adapter.chat(
                HELLO, Targets.of(adapter, "endpoint", "responses", "reasoning_summary", "auto", "verbosity", "low"));
        assertThat(call.path()).isEqualTo("/v1/responses");
        assertThat(RequestJson.of(call)).isEqualTo(RequestJson.parse("""
                {'model':'m','instructions':'Be brief.','input':[{'role':'user','content':'hi'}],'stream':true,
                 'max_output_tokens':64,'temperature':0,'store':false,'stream_options':{'include_obfuscation':false},
                 'reasoning':{'summary':'auto'},'text':{'verbosity':'low'}}"""));
    }

    @Test
    void asksOthersForAResponseWithoutOpenAisOwnOptions() {
        assertThat(body(Targets.at(LOCAL + "/v1/responses", adapter, "endpoint", "responses")))
                .isEqualTo(RequestJson.parse("""
                {'model':'m','instructions':'Be brief.','input':[{'role':'user','content':'hi'}],'stream':true,
                 'max_output_tokens':64,'temperature':0,'store':false}"""));
    }

    @Test
    void refusesOptionsThatResponsesDoNotHave() {
        assertThatThrownBy(() -> body(Targets.of(adapter, "endpoint", "responses", "seed", "7")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"seed\" does not exist with endpoint=responses");
    }

    @Test
    void aSingleMessageIsThePromptAsItIs() {
        HttpCall call = adapter.chat(ChatRequest.of(" a b "), Targets.of(adapter, "endpoint", "completions"));
        assertThat(RequestJson.of(call).path("prompt").asText()).isEqualTo(" a b ");
    }

    @Test
    void asksForAPlainAnswer() {
        JsonNode body = body(Targets.plain(adapter));
        assertThat(body.path("stream").asBoolean(true)).isFalse();
        assertThat(body.has("stream_options")).isFalse();
    }

    @Test
    void withoutALimitThereIsNone() {
        JsonNode body = RequestJson.of(adapter.chat(ChatRequest.of("hi"), Targets.of(adapter)));
        assertThat(body.has("max_tokens") || body.has("max_completion_tokens")).isFalse();
    }

    @Test
    void theRequestsTemperatureComesBeforeTheOptions() {
        EngineTarget target = Targets.of(adapter, "temperature", "0.7");
        assertThat(body(target).path("temperature").decimalValue()).isEqualByComparingTo("0.7");
        JsonNode own = RequestJson.of(adapter.chat(HELLO.temperature(0.25), target));
        assertThat(own.path("temperature").doubleValue()).isEqualTo(0.25);
    }

    @Test
    void passesOptionsInTheirTypes() {
        JsonNode body = body(Targets.of(
                adapter,
                "seed",
                "7",
                "top_p",
                "0.90",
                "ignore_eos",
                "true",
                "stop",
                "[\"a\",\"b\"]",
                "service_tier",
                "flex",
                "n",
                "2",
                "response_format",
                "{\"type\":\"json_object\"}"));
        body = ((com.fasterxml.jackson.databind.node.ObjectNode) body)
                .retain("seed", "top_p", "ignore_eos", "stop", "service_tier", "n", "response_format");
        assertThat(body.toString()).isEqualTo(RequestJson.parse("""
                {'seed':7,'top_p':0.90,'stop':['a','b'],'n':2,'service_tier':'flex',
                 'response_format':{'type':'json_object'},'ignore_eos':true}""").toString());
    }

    @Test
    void refusesOptionsOfTheWrongType() {
        assertThatThrownBy(() -> body(Targets.of(adapter, "seed", "x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"seed\"")
                .hasMessageContaining("INTEGER");
        assertThatThrownBy(() -> body(Targets.of(adapter, "stop", "[1"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> body(Targets.of(adapter, "ignore_eos", "yes")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> body(Targets.of(adapter, "endpoint", "assistants")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the option \"endpoint\" is \"chat\" or \"completions\" or \"responses\", not \"assistants\"");
    }

    @Test
    void mergesTheBodyOption() {
        JsonNode body = body(Targets.of(
                adapter,
                "body",
                "{\"temperature\":null,\"stream_options\":{\"include_obfuscation\":true},\"metadata\":{\"a\":\"b\"}}"));
        assertThat(body.has("temperature")).isFalse();
        assertThat(body.path("stream_options").toString())
                .isEqualTo("{\"include_usage\":true,\"include_obfuscation\":true}");
        assertThat(body.path("metadata").path("a").asText()).isEqualTo("b");
    }

    @Test
    void identifiesTheCaller() {
        EngineTarget target = new EngineTarget(
                "openai",
                "openai",
                URI.create("https://api.openai.com/v1"),
                "",
                new Secret("sk-1"),
                Map.of("organization", "org", "project", "p"),
                true);
        HttpCall call = adapter.chat(HELLO, target);
        assertThat(call.headers())
                .hasToString(
                        "[Content-Type: application/json, Authorization: ***, OpenAI-Organization: org, OpenAI-Project: p]");
        assertThat(call.headers().get(1).value()).isEqualTo("Bearer sk-1");
        assertThat(RequestJson.of(call).has("model")).isFalse();
        assertThat(adapter.health(target).headers()).hasSize(3);
    }

    @Test
    void listsModels() {
        var query = adapter.models(Targets.of(adapter)).orElseThrow();
        assertThat(query.call().path()).isEqualTo("/v1/models");
        assertThat(query.read().apply(Recordings.of("llama-server").json("get_v1_models")))
                .containsExactly("gemma-3-270m");
        assertThat(query.read().apply(Recordings.of("ollama").json("v1-models")))
                .containsExactly("gemma3:270m");
        assertThat(query.read().apply(RequestJson.parse("{'object':'list','data':null}")))
                .isEmpty();
        assertThat(query.read().apply(MissingNode.getInstance())).isEmpty();
        assertThat(adapter.health(Targets.at(LOCAL, adapter)).path()).isEqualTo("/v1/models");
    }

    private JsonNode body(EngineTarget target) {
        return RequestJson.of(adapter.chat(HELLO, target));
    }
}
