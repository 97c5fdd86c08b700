package io.llmharness.adapters.tgi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmharness.adapters.contract.Recordings;
import io.llmharness.adapters.contract.RequestJson;
import io.llmharness.adapters.contract.Targets;
import io.llmharness.api.ChatRequest;
import io.llmharness.runtime.engine.EngineTarget;
import io.llmharness.runtime.engine.HttpCall;
import org.junit.jupiter.api.Test;

class TgiRequestTest {
    private static final ChatRequest HELLO =
            ChatRequest.of("hi").system("Be brief.").maxTokens(64);

    private final TgiAdapter adapter = new TgiAdapter();

    @Test
    void chatsUnlessToldOtherwise() {
        HttpCall call = adapter.chat(HELLO, Targets.of(adapter, "seed", "7", "stop", "[\"x\"]"));
        assertThat(call.path()).isEqualTo("/v1/chat/completions");
        assertThat(RequestJson.of(call)).isEqualTo(RequestJson.parse("""
                {'model':'m','messages':[{'role':'system','content':'Be brief.'},{'role':'user','content':'hi'}],
                 'stream':true,'stream_options':{'include_usage':true},'max_tokens':64,'temperature':0,'seed':7,'stop':['x']}"""));
        assertThat(adapter.chat(HELLO, Targets.of(adapter, "endpoint", "completions"))
                        .path())
                .isEqualTo("/v1/completions");
    }

    @Test
    void generatesGreedily() {
        HttpCall call = adapter.chat(HELLO, Targets.of(adapter, "endpoint", "generate"));
        assertThat(call.path()).isEqualTo("/generate_stream");
        assertThat(RequestJson.of(call)).isEqualTo(RequestJson.parse("""
                {'inputs':'Be brief.\\n\\nhi','parameters':{'max_new_tokens':64,'do_sample':false,'details':true}}"""));
        assertThat(adapter.chat(HELLO, Targets.plain(adapter, "endpoint", "generate"))
                        .path())
                .isEqualTo("/generate");
    }

    @Test
    void aTemperatureOfZeroIsNeverSent() {
        assertThat(parameters("temperature", "0").has("temperature")).isFalse();
        JsonNode warm = parameters("temperature", "0.7");
        assertThat(warm.path("temperature").asDouble()).isEqualTo(0.7);
        assertThat(warm.path("do_sample").asBoolean()).isTrue();
        assertThat(parameters("do_sample", "true").path("do_sample").asBoolean())
                .isTrue();
        JsonNode asked = RequestJson.of(
                        adapter.chat(HELLO.temperature(1.5), Targets.of(adapter, "endpoint", "generate")))
                .path("parameters");
        assertThat(asked.path("temperature").asDouble()).isEqualTo(1.5);
    }

    @Test
    void putsOptionsWhereTheyBelong() {
        assertThat(parameters("top_k", "5").path("top_k").asInt()).isEqualTo(5);
        assertThat(parameters("details", "false").path("details").asBoolean(true))
                .isFalse();
        assertThat(parameters("stop", "[\"x\"]").path("stop")).isEqualTo(RequestJson.parse("['x']"));
        JsonNode merged = RequestJson.of(adapter.chat(
                HELLO, Targets.of(adapter, "endpoint", "generate", "body", "{\"parameters\":{\"details\":null}}")));
        assertThat(merged.path("parameters").has("details")).isFalse();
    }

    @Test
    void refusesAnOptionThatTheEndpointDoesNotHave() {
        assertThatThrownBy(() -> adapter.chat(HELLO, Targets.of(adapter, "top_k", "5")))
                .hasMessage("the option \"top_k\" is of the endpoint \"generate\" only");
        assertThatThrownBy(() -> parameters("tools", "[]"))
                .hasMessage("the option \"tools\" is not of the endpoint \"generate\"");
        assertThatThrownBy(() -> adapter.chat(HELLO, Targets.of(adapter, "endpoint", "chats")))
                .hasMessageContaining("not \"chats\"");
    }

    @Test
    void knowsItsServer() {
        for (String url : new String[] {"http://h:8080", "http://h:8080/", "http://h:8080/v1"}) {
            EngineTarget target = Targets.at(url, adapter, "endpoint", "generate");
            assertThat(adapter.chat(HELLO, target).path()).isEqualTo("/generate_stream");
            assertThat(adapter.health(target).path()).isEqualTo("/health");
            assertThat(adapter.version(target).orElseThrow().call().path()).isEqualTo("/info");
        }
        JsonNode info = Recordings.of("tgi").json("info");
        EngineTarget target = Targets.of(adapter);
        assertThat(adapter.version(target).orElseThrow().read().apply(info)).isEqualTo("3.3.6-dev0");
        assertThat(adapter.models(target).orElseThrow().read().apply(info)).containsExactly("tiny-llama");
        assertThat(adapter.models(target).orElseThrow().read().apply(RequestJson.parse("{}")))
                .isEmpty();
    }

    private JsonNode parameters(String option, String value) {
        return RequestJson.of(adapter.chat(HELLO, Targets.of(adapter, "endpoint", "generate", option, value)))
                .path("parameters");
    }
}
