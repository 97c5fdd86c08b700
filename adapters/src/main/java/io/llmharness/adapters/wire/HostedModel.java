package io.llmharness.adapters.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmharness.runtime.engine.ControlStep;
import io.llmharness.runtime.engine.EngineControl;
import io.llmharness.runtime.engine.HttpCall;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What a hosted engine offers besides answering: what it says of a model. Loading and caching are its own business. */
public final class HostedModel implements EngineControl {
    private static final String NOT_OURS = "a hosted engine sees to that itself";

    private final Function<String, HttpCall> call;

    /** An engine that answers this call with a JSON object about the model. */
    public HostedModel(Function<String, HttpCall> call) {
        this.call = call;
    }

    @Override
    public ControlStep<Map<String, String>> info(String model) {
        return ControlStep.ask(call.apply(model), answer -> new ControlStep.Done<>(facts(answer)));
    }

    /** Its plain members under their own names, and its lists of plain values. */
    private static Map<String, String> facts(JsonNode answer) {
        Map<String, String> facts = new LinkedHashMap<>();
        answer.properties().forEach(member -> {
            String text = text(member.getValue());
            if (!text.isEmpty()) {
                facts.put(member.getKey(), text);
            }
        });
        return facts;
    }

    private static String text(JsonNode value) {
        if (value.isNull()) {
            return "";
        }
        if (!value.isArray()) {
            return value.asText("");
        }
        List<String> texts = new ArrayList<>();
        value.forEach(element -> texts.add(element.asText("")));
        return String.join(", ", texts);
    }

    @Override
    public ControlStep<String> load(String model) {
        return new ControlStep.NotOffered<>(NOT_OURS);
    }

    @Override
    public ControlStep<String> unload(String model) {
        return new ControlStep.NotOffered<>(NOT_OURS);
    }

    @Override
    public ControlStep<String> resetCache(String model) {
        return new ControlStep.NotOffered<>(NOT_OURS + "; cache=cold makes prompts unlike each other");
    }

    @Override
    public ControlStep<String> pull(String model) {
        return new ControlStep.NotOffered<>(NOT_OURS);
    }
}
