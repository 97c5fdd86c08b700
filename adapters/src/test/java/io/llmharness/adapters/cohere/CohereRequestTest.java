package io.llmharness.adapters.cohere;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.llmharness.adapters.contract.RequestJson;
import io.llmharness.adapters.contract.Targets;
import io.llmharness.api.ChatRequest;
import io.llmharness.runtime.engine.HttpCall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CohereRequestTest {
    private static final ChatRequest HELLO =
            ChatRequest.of("hi").system("Be brief.").maxTokens(64);

    private final CohereAdapter adapter = new CohereAdapter();

    @Test
    void asksForAChat() {
        HttpCall call = adapter.chat(HELLO, Targets.of(adapter));
        assertThat(call.path()).isEqualTo("/v2/chat");
        assertThat(RequestJson.of(call)).isEqualTo(RequestJson.parse("""
                {'model':'m','messages':[{'role':'system','content':'Be brief.'},{'role':'user','content':'hi'}],
                 'stream':true,'max_tokens':64,'temperature':0}"""));
        assertThat(RequestJson.of(adapter.chat(HELLO, Targets.plain(adapter)))
                        .path("stream")
                        .asBoolean(true))
                .isFalse();
    }

    @Test
    void samplingHasShortNames() {
        JsonNode body = RequestJson.of(adapter.chat(
                HELLO.temperature(0.3),
                Targets.of(
                        adapter,
                        "p",
                        "0.9",
                        "k",
                        "40",
                        "seed",
                        "7",
                        "priority",
                        "0",
                        "thinking",
                        "{\"type\":\"disabled\"}",
                        "stop_sequences",
                        "[\"END\"]",
                        "client_name",
                        "bench")));
        assertThat(body).isEqualTo(RequestJson.parse("""
                {'model':'m','messages':[{'role':'system','content':'Be brief.'},{'role':'user','content':'hi'}],
                 'stream':true,'max_tokens':64,'temperature':0.3,'seed':7,'p':0.9,'k':40,'stop_sequences':['END'],
                 'thinking':{'type':'disabled'},'priority':0}"""));
    }

    @Test
    void theKeyIsABearerToken() {
        HttpCall call = adapter.chat(HELLO, Targets.keyed("co-1", Targets.of(adapter, "client_name", "bench")));
        assertThat(call.headers())
                .containsExactly(
                        new HttpCall.Header("Content-Type", "application/json", false),
                        new HttpCall.Header("X-Client-Name", "bench", false),
                        new HttpCall.Header("Authorization", "Bearer co-1", true));
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.cohere.com,           /v2/chat,               /v1/models?page_size=1",
        "https://api.cohere.com/,          /v2/chat,               /v1/models?page_size=1",
        "https://api.cohere.com/v2,        /v2/chat,               /v1/models?page_size=1",
        "https://api.cohere.com/v2/chat/,  /v2/chat,               /v1/models?page_size=1",
        "https://api.cohere.com/v1,        /v2/chat,               /v1/models?page_size=1",
        "https://gateway/v1/acc/cohere,    /v1/acc/cohere/v2/chat, /v1/acc/cohere/v1/models?page_size=1"
    })
    void takesABaseUrlInEveryForm(String url, String chat, String health) {
        assertThat(adapter.chat(HELLO, Targets.at(url, adapter)).path()).isEqualTo(chat);
        assertThat(adapter.health(Targets.at(url, adapter)).path()).isEqualTo(health);
    }

    @Test
    void listsModelsUnderTheFirstVersion() {
        var query = adapter.models(Targets.of(adapter)).orElseThrow();
        assertThat(query.call().path()).isEqualTo("/v1/models?endpoint=chat&page_size=1000");
        assertThat(query.read()
                        .apply(RequestJson.parse("{'models':[{'name':'command-a','endpoints':['chat'],"
                                + "'context_length':256000},{'name':'command-r'}],'next_page_token':''}")))
                .containsExactly("command-a", "command-r");
        assertThat(query.read().apply(MissingNode.getInstance())).isEmpty();
    }
}
