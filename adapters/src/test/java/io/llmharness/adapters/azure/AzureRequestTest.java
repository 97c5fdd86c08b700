package io.llmharness.adapters.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmharness.adapters.contract.RequestJson;
import io.llmharness.adapters.contract.Targets;
import io.llmharness.api.ChatRequest;
import io.llmharness.runtime.engine.EngineTarget;
import io.llmharness.runtime.engine.HttpCall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AzureRequestTest {
    private static final ChatRequest HELLO =
            ChatRequest.of("hi").system("Be brief.").maxTokens(64);

    private final AzureOpenAiAdapter adapter = new AzureOpenAiAdapter();

    @Test
    void asksInTheV1Form() {
        HttpCall call = adapter.chat(HELLO, Targets.of(adapter));
        assertThat(call.path()).isEqualTo("/openai/v1/chat/completions");
        assertThat(RequestJson.of(call)).isEqualTo(RequestJson.parse("""
                {'model':'m','messages':[{'role':'system','content':'Be brief.'},{'role':'user','content':'hi'}],
                 'stream':true,'stream_options':{'include_usage':true},'max_completion_tokens':64,'temperature':0}"""));
    }

    @Test
    void asksADeployment() {
        assertThat(path("https://r.openai.azure.com", "form", "deployment"))
                .isEqualTo("/openai/deployments/m/chat/completions?api-version=2024-10-21");
        assertThat(path("https://r.openai.azure.com", "api_version", "2025-01-01-preview"))
                .as("a dated version has a meaning in that form only")
                .isEqualTo("/openai/deployments/m/chat/completions?api-version=2025-01-01-preview");
        assertThat(path("https://r.openai.azure.com", "api_version", "preview"))
                .isEqualTo("/openai/v1/chat/completions?api-version=preview");
    }

    @ParameterizedTest
    @CsvSource({
        "https://r.openai.azure.com/,                             /openai/v1/chat/completions",
        "https://r.openai.azure.com/openai,                       /openai/v1/chat/completions",
        "https://r.openai.azure.com/openai/v1/,                   /openai/v1/chat/completions",
        "https://r.services.ai.azure.com/openai/v1,               /openai/v1/chat/completions",
        "https://r.openai.azure.com/openai/v1/chat/completions,   /openai/v1/chat/completions",
        "https://apim.example.com/team/openai/v1,                 /team/openai/v1/chat/completions",
        "https://apim.example.com/team,                           /team/openai/v1/chat/completions",
        "https://r.openai.azure.com/openai/deployments/mine,      /openai/deployments/mine/chat/completions?api-version=2024-10-21",
        "https://r.openai.azure.com/openai/deployments/mine/chat/completions, /openai/deployments/mine/chat/completions?api-version=2024-10-21"
    })
    void takesABaseUrlInEveryForm(String url, String path) {
        assertThat(path(url)).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource({"a:b, a%3Ab", "a/b, a%2Fb", "gpt-4o, gpt-4o"})
    void theDeploymentsNameIsOneSegment(String name, String segment) {
        EngineTarget target = Targets.model(name, adapter, "form", "deployment");
        assertThat(adapter.chat(HELLO, target).path()).startsWith("/openai/deployments/" + segment + "/chat/");
    }

    @Test
    void responsesDoNotBelongToADeployment() {
        assertThat(path("https://r.openai.azure.com", "endpoint", "responses")).isEqualTo("/openai/v1/responses");
        assertThat(path("https://r.openai.azure.com", "endpoint", "responses", "form", "deployment"))
                .isEqualTo("/openai/responses?api-version=2024-10-21");
        HttpCall call = adapter.chat(HELLO, Targets.of(adapter, "endpoint", "responses", "reasoning_effort", "low"));
        assertThat(RequestJson.of(call)).isEqualTo(RequestJson.parse("""
                {'model':'m','instructions':'Be brief.','input':[{'role':'user','content':'hi'}],'stream':true,
                 'max_output_tokens':64,'temperature':0,'store':false,'reasoning':{'effort':'low'}}"""));
    }

    @Test
    void theKeyIsASecretHeaderAndATokenABearer() {
        assertThat(adapter.chat(HELLO, Targets.keyed("k1", Targets.of(adapter))).headers())
                .containsExactly(
                        new HttpCall.Header("Content-Type", "application/json", false),
                        new HttpCall.Header("api-key", "k1", true));
        assertThat(adapter.health(Targets.keyed("t1", Targets.of(adapter, "auth", "bearer")))
                        .headers())
                .containsExactly(new HttpCall.Header("Authorization", "Bearer t1", true));
        assertThat(adapter.chat(HELLO, Targets.of(adapter)).headers()).hasSize(1);
    }

    @Test
    void wrongOptionsAreRefused() {
        assertThatThrownBy(() -> path("https://r.openai.azure.com", "form", "classic"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"classic\"");
        assertThatThrownBy(() -> path("https://r.openai.azure.com", "auth", "none"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"none\"");
        assertThatThrownBy(() -> adapter.chat(HELLO, Targets.model("", adapter, "form", "deployment")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("deployment's name");
    }

    @Test
    void listsBaseModels() {
        var query = adapter.models(Targets.of(adapter)).orElseThrow();
        assertThat(query.call().path()).isEqualTo("/openai/v1/models");
        assertThat(query.read().apply(RequestJson.parse("{'object':'list','data':[{'id':'gpt-4o-2024-08-06'}]}")))
                .containsExactly("gpt-4o-2024-08-06");
        assertThat(adapter.health(Targets.of(adapter, "form", "deployment")).path())
                .isEqualTo("/openai/models?api-version=2024-10-21");
    }

    private String path(String url, String... options) {
        return adapter.chat(HELLO, Targets.at(url, adapter, options)).path();
    }
}
