package io.llmharness.adapters.gemini;

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

class GeminiRequestTest {
    private static final ChatRequest HELLO =
            ChatRequest.of("hi").system("Be brief.").maxTokens(64);
    private static final String REGION = "https://europe-west4-aiplatform.googleapis.com";

    private final GeminiAdapter adapter = new GeminiAdapter();

    @Test
    void asksForContent() {
        HttpCall call = adapter.chat(HELLO, Targets.of(adapter));
        assertThat(call.path()).isEqualTo("/v1beta/models/m:streamGenerateContent?alt=sse");
        assertThat(call.headers()).hasToString("[Content-Type: application/json]");
        assertThat(RequestJson.of(call)).isEqualTo(RequestJson.parse("""
                {'systemInstruction':{'parts':[{'text':'Be brief.'}]},
                 'contents':[{'role':'user','parts':[{'text':'hi'}]}],
                 'generationConfig':{'maxOutputTokens':64,'temperature':0}}"""));
    }

    @Test
    void theVerbAndNotTheBodySaysWhetherToStream() {
        HttpCall call = adapter.chat(HELLO, Targets.plain(adapter));
        assertThat(call.path()).isEqualTo("/v1beta/models/m:generateContent");
        assertThat(RequestJson.of(call).has("stream")).isFalse();
        assertThat(RequestJson.of(call).has("model")).isFalse();
    }

    @Test
    void theAssistantIsCalledModel() {
        ChatRequest request = ChatRequest.of("a").and(Message.assistant("b")).and(Message.user("c"));
        assertThat(RequestJson.of(adapter.chat(request, Targets.of(adapter)))
                        .path("contents")
                        .findValuesAsText("role"))
                .containsExactly("user", "model", "user");
    }

    @ParameterizedTest
    @CsvSource({
        "gemini-2.5-flash,      /v1beta/models/gemini-2.5-flash:streamGenerateContent?alt=sse",
        "models/gemini-2.5-pro, /v1beta/models/gemini-2.5-pro:streamGenerateContent?alt=sse",
        "tunedModels/mine,      /v1beta/tunedModels/mine:streamGenerateContent?alt=sse",
        "gemma:2b,              /v1beta/models/gemma%3A2b:streamGenerateContent?alt=sse",
        "org/gemma,             /v1beta/models/org%2Fgemma:streamGenerateContent?alt=sse",
        "models/a:b,            /v1beta/models/a%3Ab:streamGenerateContent?alt=sse"
    })
    void theModelIsPartOfThePath(String model, String path) {
        assertThat(adapter.chat(HELLO, Targets.model(model, adapter)).path()).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource({
        "https://generativelanguage.googleapis.com/,        /v1beta/models/m:streamGenerateContent?alt=sse",
        "https://generativelanguage.googleapis.com/v1,      /v1/models/m:streamGenerateContent?alt=sse",
        "https://generativelanguage.googleapis.com/v1beta/, /v1beta/models/m:streamGenerateContent?alt=sse",
        "https://host/v1beta/models,                        /v1beta/models/m:streamGenerateContent?alt=sse",
        "https://gateway/team/google,                       /team/google/v1beta/models/m:streamGenerateContent?alt=sse",
        "https://gateway/v1/acc/google,                     /v1/acc/google/v1beta/models/m:streamGenerateContent?alt=sse"
    })
    void takesABaseUrlInEveryForm(String url, String path) {
        assertThat(adapter.chat(HELLO, Targets.at(url, adapter)).path()).isEqualTo(path);
    }

    @Test
    void theVersionIsAnOption() {
        assertThat(adapter.chat(HELLO, Targets.of(adapter, "api_version", "v1")).path())
                .startsWith("/v1/models/");
    }

    @Test
    void vertexHasProjectAndLocationBeforeTheModel() {
        EngineTarget target = Targets.keyed("ya29.token", Targets.at(REGION, adapter, "project", "p-1"));
        HttpCall call = adapter.chat(HELLO, target);
        assertThat(call.path())
                .isEqualTo("/v1beta1/projects/p-1/locations/europe-west4/publishers/google/models/m"
                        + ":streamGenerateContent?alt=sse");
        assertThat(call.headers()).contains(new HttpCall.Header("Authorization", "Bearer ya29.token", true));
    }

    @ParameterizedTest
    @CsvSource({
        "https://aiplatform.googleapis.com,              global",
        "https://us-central1-aiplatform.googleapis.com,  us-central1",
        "https://aiplatform.eu.rep.googleapis.com,       eu",
        "https://proxy.example.com,                      global"
    })
    void theLocationIsTheHosts(String url, String location) {
        assertThat(adapter.chat(HELLO, Targets.at(url, adapter, "project", "p")).path())
                .startsWith("/v1beta1/projects/p/locations/" + location + "/publishers/google/models/m:");
        assertThat(adapter.chat(
                                HELLO,
                                Targets.at(url, adapter, "project", "p", "location", "asia-east1", "api_version", "v1"))
                        .path())
                .startsWith("/v1/projects/p/locations/asia-east1/publishers/google/models/m:");
    }

    @ParameterizedTest
    @CsvSource({
        "meta/llama-4,                              projects/p/locations/global/publishers/meta/models/llama-4",
        "publishers/meta/models/llama-4,            projects/p/locations/global/publishers/meta/models/llama-4",
        "models/gemini,                             projects/p/locations/global/publishers/google/models/gemini",
        "projects/q/locations/us/endpoints/12,      projects/q/locations/us/endpoints/12"
    })
    void vertexKnowsOtherPublishersAndEndpoints(String model, String path) {
        EngineTarget target = Targets.at("https://aiplatform.googleapis.com", adapter, "project", "p");
        EngineTarget other = new EngineTarget(
                target.id(), target.name(), target.url(), model, target.key(), target.options(), target.stream());
        assertThat(adapter.chat(HELLO, other).path()).isEqualTo("/v1beta1/" + path + ":streamGenerateContent?alt=sse");
    }

    @Test
    void expressIsVertexWithAKeyAndWithoutAProject() {
        HttpCall call = adapter.chat(
                HELLO,
                Targets.keyed("AIza-1", Targets.at("https://aiplatform.googleapis.com", adapter, "form", "express")));
        assertThat(call.path()).isEqualTo("/v1beta1/publishers/google/models/m:streamGenerateContent?alt=sse");
        assertThat(call.headers()).contains(new HttpCall.Header("x-goog-api-key", "AIza-1", true));
    }

    @Test
    void formsThatCannotWorkAreRefused() {
        assertThatThrownBy(() -> adapter.health(Targets.of(adapter, "project", "p")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("REGION-aiplatform.googleapis.com");
        assertThatThrownBy(() -> adapter.health(Targets.at(REGION, adapter, "form", "vertex")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("needs \"project\"");
        assertThatThrownBy(() -> adapter.health(Targets.of(adapter, "form", "cloud")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"cloud\"");
    }

    @Test
    void theKeyIsASecretHeaderAndNeverInThePath() {
        HttpCall call = adapter.chat(HELLO, Targets.keyed("AIza-1", Targets.of(adapter, "user_project", "payer")));
        assertThat(call.headers())
                .hasToString("[Content-Type: application/json, x-goog-user-project: payer, x-goog-api-key: ***]");
        assertThat(call.path()).doesNotContain("AIza");
    }

    @Test
    void optionsStandWhereTheyBelong() {
        JsonNode body = RequestJson.of(adapter.chat(
                HELLO,
                Targets.of(
                        adapter,
                        "topP",
                        "0.9",
                        "topK",
                        "40",
                        "seed",
                        "7",
                        "stopSequences",
                        "[\"END\"]",
                        "thinkingBudget",
                        "128",
                        "includeThoughts",
                        "true",
                        "safetySettings",
                        "[]",
                        "serviceTier",
                        "flex",
                        "body",
                        "{\"generationConfig\":{\"temperature\":null}}")));
        assertThat(body.path("generationConfig")).isEqualTo(RequestJson.parse("""
                {'maxOutputTokens':64,'topP':0.9,'topK':40.0,'seed':7,'stopSequences':['END'],
                 'thinkingConfig':{'thinkingBudget':128,'includeThoughts':true}}"""));
        assertThat(body.path("safetySettings").isArray()).isTrue();
        assertThat(body.path("serviceTier").asText()).isEqualTo("flex");
        assertThat(body.size()).isEqualTo(5);
    }

    @Test
    void listsModels() {
        var query = adapter.models(Targets.of(adapter)).orElseThrow();
        assertThat(query.call().path()).isEqualTo("/v1beta/models?pageSize=1000");
        assertThat(query.read()
                        .apply(RequestJson.parse(
                                "{'models':[{'name':'models/gemini-a','displayName':'A'},{'name':'models/b'}],"
                                        + "'nextPageToken':''}")))
                .containsExactly("gemini-a", "b");
        assertThat(query.read().apply(MissingNode.getInstance())).isEmpty();
        assertThat(adapter.health(Targets.of(adapter)).path()).isEqualTo("/v1beta/models?pageSize=1");
    }

    @Test
    void vertexListsItsPublishersModels() {
        var query = adapter.models(Targets.at(REGION, adapter, "project", "p")).orElseThrow();
        assertThat(query.call().path()).isEqualTo("/v1beta1/publishers/google/models?pageSize=1000");
        assertThat(query.read().apply(RequestJson.parse("{'publisherModels':[{'name':'publishers/google/models/g'}]}")))
                .containsExactly("g");
    }
}
