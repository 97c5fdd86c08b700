package io.llmharness.adapters.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.adapters.anthropic.AnthropicAdapter;
import io.llmharness.adapters.cohere.CohereAdapter;
import io.llmharness.adapters.contract.RequestJson;
import io.llmharness.adapters.contract.Targets;
import io.llmharness.adapters.gemini.GeminiAdapter;
import io.llmharness.runtime.engine.ControlAnswer;
import io.llmharness.runtime.engine.ControlStep;
import io.llmharness.runtime.engine.EngineFailure;
import io.llmharness.runtime.engine.EngineTarget;
import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.engine.HttpCall;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HostedModelTest {
    private final HostedModel control = new HostedModel(model -> HttpCall.get("/models/" + model));

    @Test
    void tellsThePlainMembersOfTheAnswer() {
        String answer = "{'name':'models/g','inputTokenLimit':1048576,'thinking':true,'none':null,"
                + "'supportedGenerationMethods':['generateContent','countTokens'],'capabilities':{'x':1}}";
        assertThat(info(new ControlAnswer(200, RequestJson.parse(answer), Optional.empty())))
                .isEqualTo(new ControlStep.Done<>(Map.of(
                        "name",
                        "models/g",
                        "inputTokenLimit",
                        "1048576",
                        "thinking",
                        "true",
                        "supportedGenerationMethods",
                        "generateContent, countTokens")));
    }

    @Test
    void aRefusalFailsInTheEnginesWords() {
        EngineFailure unknown = new EngineFailure(FailureCause.UNKNOWN_MODEL, "model: x");
        assertThat(info(new ControlAnswer(404, RequestJson.parse("{}"), Optional.of(unknown))))
                .isEqualTo(new ControlStep.Failed<>(unknown));
    }

    @Test
    void eachEngineIsAskedWhereItsModelsAre() {
        AnthropicAdapter anthropic = new AnthropicAdapter();
        GeminiAdapter gemini = new GeminiAdapter();
        CohereAdapter cohere = new CohereAdapter();
        EngineTarget vertex = Targets.at("https://aiplatform.googleapis.com", gemini, "project", "p");
        assertThat(call(anthropic.control(Targets.of(anthropic)).info("a/b")).path())
                .isEqualTo("/v1/models/a%2Fb");
        assertThat(call(gemini.control(Targets.of(gemini)).info("g")).path()).isEqualTo("/v1beta/models/g");
        assertThat(call(gemini.control(vertex).info("g")).path()).isEqualTo("/v1beta1/publishers/google/models/g");
        assertThat(call(cohere.control(Targets.of(cohere)).info("c")).path()).isEqualTo("/v1/models/c");
    }

    @Test
    void theRestIsNotOffered() {
        assertThat(control.load("m")).isInstanceOf(ControlStep.NotOffered.class);
        assertThat(control.unload("m")).isInstanceOf(ControlStep.NotOffered.class);
        assertThat(control.pull("m")).isInstanceOf(ControlStep.NotOffered.class);
        assertThat(control.resetCache("m").toString()).contains("cache=cold");
    }

    private ControlStep<Map<String, String>> info(ControlAnswer answer) {
        return ((ControlStep.Ask<Map<String, String>>) control.info("m")).then().apply(answer);
    }

    private static HttpCall call(ControlStep<Map<String, String>> step) {
        return ((ControlStep.Ask<Map<String, String>>) step).call();
    }
}
