package io.llmharness.adapters.tgi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmharness.adapters.contract.Recordings;
import io.llmharness.adapters.contract.RequestJson;
import io.llmharness.adapters.contract.Targets;
import io.llmharness.runtime.engine.ControlAnswer;
import io.llmharness.runtime.engine.ControlStep;
import io.llmharness.runtime.engine.EngineControl;
import io.llmharness.runtime.engine.EngineFailure;
import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.engine.Readiness;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TgiControlTest {
    private final TgiAdapter adapter = new TgiAdapter();
    private final EngineControl control = adapter.control(Targets.of(adapter));

    @Test
    void isReadyWhenHealthy() {
        assertThat(answered(control.readiness(), "/health", RequestJson.parse("{}")))
                .isEqualTo(new ControlStep.Done<>(new Readiness(Readiness.State.READY, "")));
        EngineFailure unhealthy = new EngineFailure(FailureCause.SERVER_ERROR, "unhealthy");
        ControlStep.Ask<Readiness> ask = (ControlStep.Ask<Readiness>) control.readiness();
        assertThat(ask.then().apply(new ControlAnswer(503, RequestJson.parse("{}"), Optional.of(unhealthy))))
                .isEqualTo(new ControlStep.Failed<>(unhealthy));
    }

    @Test
    void tellsTheFactsOfItsModel() {
        JsonNode info = Recordings.of("tgi").json("info");
        ControlStep<Map<String, String>> done = answered(control.info("tiny-llama"), "/info", info);
        assertThat(((ControlStep.Done<Map<String, String>>) done).result())
                .containsEntry("id", "tiny-llama")
                .containsEntry("max_total_tokens", "1280")
                .containsEntry("version", "3.3.6-dev0")
                .doesNotContainKey("model_sha");
        assertThat(answered(control.info("other"), "/info", info)).isInstanceOf(ControlStep.Failed.class);
    }

    @Test
    void saysWhatItDoesNotOffer() {
        assertThat(control.load("m")).isInstanceOf(ControlStep.NotOffered.class);
        assertThat(control.unload("m")).isInstanceOf(ControlStep.NotOffered.class);
        assertThat(control.pull("m")).isInstanceOf(ControlStep.NotOffered.class);
        assertThat(control.resetCache("m")).isInstanceOf(ControlStep.NotOffered.class);
    }

    private static <T> ControlStep<T> answered(ControlStep<T> step, String path, JsonNode answer) {
        ControlStep.Ask<T> ask = (ControlStep.Ask<T>) step;
        assertThat(ask.call().path()).isEqualTo(path);
        return ask.then().apply(new ControlAnswer(200, answer, Optional.empty()));
    }
}
