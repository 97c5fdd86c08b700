package io.llmharness.adapters.openai.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmharness.runtime.engine.ControlStep;
import io.llmharness.runtime.engine.EngineFailure;
import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.engine.HttpCall;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The answer to {@code GET /v1/models}; {@code data} is null where no model is installed (Ollama). */
public final class ModelList {
    private final JsonNode answer;

    private ModelList(JsonNode answer) {
        this.answer = answer;
    }

    /** What to do with an entry, and with the facts that it holds. */
    @FunctionalInterface
    public interface Found<T> {
        ControlStep<T> then(JsonNode entry, Map<String, String> facts);
    }

    /** Asks for the list with this call. */
    public static <T> ControlStep<T> ask(HttpCall call, Function<ModelList, ControlStep<T>> then) {
        return ControlStep.ask(call, answer -> then.apply(new ModelList(answer)));
    }

    /** Who owns the models: {@code llamacpp}, {@code sglang}, {@code vllm}, {@code library} (Ollama); others name vendors. */
    public String owner() {
        return entries().map(m -> m.path("owned_by").asText("")).findFirst().orElse("");
    }

    /** Goes on with a model's entry, or the only one where {@code model} is empty; fails where it is not listed. */
    public <T> ControlStep<T> find(String model, List<String> more, Found<T> found) {
        List<JsonNode> all = entries().toList();
        Optional<JsonNode> entry = model.isEmpty() && all.size() == 1
                ? Optional.of(all.get(0))
                : all.stream().filter(m -> m.path("id").asText().equals(model)).findFirst();
        if (entry.isEmpty()) {
            String known = all.stream().map(m -> m.path("id").asText()).collect(Collectors.joining(", "));
            return new ControlStep.Failed<>(new EngineFailure(
                    FailureCause.UNKNOWN_MODEL,
                    "\"" + model + "\" is not among its models: " + (known.isEmpty() ? "there is none" : known)));
        }
        return found.then(entry.get(), facts(entry.get(), more));
    }

    private static Map<String, String> facts(JsonNode entry, List<String> more) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("id", entry.path("id").asText());
        put(facts, "owner", entry.path("owned_by"));
        if (entry.path("created").asLong() > 0) {
            facts.put(
                    "created",
                    Instant.ofEpochSecond(entry.path("created").asLong()).toString());
        }
        more.forEach(name -> put(facts, name, entry.path(name)));
        return facts;
    }

    /** Adds a fact that is there. */
    public static void put(Map<String, String> facts, String name, JsonNode value) {
        if (!value.isNull() && !value.asText("").isEmpty()) {
            facts.put(name, value.asText());
        }
    }

    private Stream<JsonNode> entries() {
        return StreamSupport.stream(answer.path("data").spliterator(), false)
                .filter(m -> !m.path("id").asText("").isEmpty());
    }
}
