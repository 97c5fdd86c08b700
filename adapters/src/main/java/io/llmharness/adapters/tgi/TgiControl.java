package io.llmharness.adapters.tgi;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmharness.runtime.engine.ControlStep;
import io.llmharness.runtime.engine.EngineControl;
import io.llmharness.runtime.engine.EngineFailure;
import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.engine.HttpCall;
import io.llmharness.runtime.engine.Readiness;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What TGI's router offers: whether it is healthy, and the facts it was started with. While the model loads it does not listen. */
final class TgiControl implements EngineControl {
    private static final String ONE_MODEL = "TGI serves the model it was started with";
    private static final List<String> FACTS = List.of(
            "model_sha",
            "model_dtype",
            "model_pipeline_tag",
            "max_concurrent_requests",
            "max_best_of",
            "max_input_tokens",
            "max_input_length",
            "max_total_tokens",
            "max_batch_total_tokens",
            "version",
            "sha");

    private final HttpCall health;
    private final HttpCall info;

    TgiControl(HttpCall health, HttpCall info) {
        this.health = health;
        this.info = info;
    }

    @Override
    public ControlStep<Readiness> readiness() {
        return ControlStep.ask(health, answer -> new ControlStep.Done<>(new Readiness(Readiness.State.READY, "")));
    }

    @Override
    public ControlStep<Map<String, String>> info(String model) {
        return ControlStep.ask(info, answer -> {
            String id = answer.path("model_id").asText("");
            return model.isEmpty() || model.equals(id)
                    ? new ControlStep.Done<>(facts(id, answer))
                    : new ControlStep.Failed<>(new EngineFailure(
                            FailureCause.UNKNOWN_MODEL, "\"" + model + "\" is not its model, which is \"" + id + "\""));
        });
    }

    private static Map<String, String> facts(String id, JsonNode answer) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("id", id);
        for (String name : FACTS) {
            if (answer.hasNonNull(name)) {
                facts.put(name, answer.path(name).asText());
            }
        }
        return facts;
    }

    @Override
    public ControlStep<String> load(String model) {
        return new ControlStep.NotOffered<>(ONE_MODEL);
    }

    @Override
    public ControlStep<String> unload(String model) {
        return new ControlStep.NotOffered<>(ONE_MODEL);
    }

    @Override
    public ControlStep<String> resetCache(String model) {
        return new ControlStep.NotOffered<>(
                "TGI has no call that empties its prefix cache; cache=cold makes prompts unlike each other without it");
    }

    @Override
    public ControlStep<String> pull(String model) {
        return new ControlStep.NotOffered<>("TGI downloads the model it is started with");
    }
}
