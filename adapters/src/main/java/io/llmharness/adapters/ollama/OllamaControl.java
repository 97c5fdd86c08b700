package io.llmharness.adapters.ollama;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmharness.runtime.engine.ControlStep;
import io.llmharness.runtime.engine.EngineControl;
import io.llmharness.runtime.engine.EngineFailure;
import io.llmharness.runtime.engine.EngineTarget;
import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.engine.HttpCall;
import io.llmharness.runtime.engine.Readiness;
import io.llmharness.runtime.text.Bytes;
import io.llmharness.runtime.text.Digits;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Ollama's models: {@code /api/show}, {@code /api/ps}, {@code /api/pull}, and requests without a prompt, which load or unload. An
 * unload is answered before it is done, so {@code /api/ps} is asked until the model is gone.
 */
final class OllamaControl implements EngineControl {
    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(100);

    private final EngineTarget target;

    OllamaControl(EngineTarget target) {
        this.target = target;
    }

    @Override
    public ControlStep<Readiness> readiness() {
        return ControlStep.ask(get("/api/ps"), answer -> new ControlStep.Done<>(readiness(answer.path("models"))));
    }

    private Readiness readiness(JsonNode loaded) {
        if (target.model().isEmpty()) {
            String names = elements(loaded).map(m -> m.path("name").asText()).collect(Collectors.joining(", "));
            return names.isEmpty()
                    ? new Readiness(Readiness.State.IDLE, "no model is loaded; the first request loads its own")
                    : new Readiness(Readiness.State.READY, "loaded: " + names);
        }
        return find(loaded, target.model())
                .map(m -> new Readiness(Readiness.State.READY, target.model() + " is loaded, " + where(m)))
                .orElseGet(() -> new Readiness(
                        Readiness.State.IDLE, target.model() + " is not loaded; the first request loads it"));
    }

    @Override
    public ControlStep<Map<String, String>> info(String model) {
        return ControlStep.ask(post("/api/show", OllamaRequest.named(model)), shown -> {
            Map<String, String> facts = new LinkedHashMap<>();
            shown(shown, facts);
            return ControlStep.ask(get("/api/tags"), tags -> {
                find(tags.path("models"), model).ifPresent(m -> {
                    facts.put("digest", m.path("digest").asText());
                    facts.put("size", Bytes.format(m.path("size").asLong()));
                });
                return ControlStep.ask(get("/api/ps"), loaded -> {
                    facts.put(
                            "loaded",
                            find(loaded.path("models"), model)
                                    .map(OllamaControl::where)
                                    .orElse("no"));
                    return new ControlStep.Done<>(facts);
                });
            });
        });
    }

    private static void shown(JsonNode answer, Map<String, String> facts) {
        JsonNode details = answer.path("details");
        JsonNode info = answer.path("model_info");
        String architecture = info.path("general.architecture").asText("");
        put(facts, "family", details.path("family"));
        put(facts, "parameters", details.path("parameter_size"));
        put(facts, "quantization", details.path("quantization_level"));
        put(facts, "format", details.path("format"));
        put(facts, "context", info.path(architecture + ".context_length"));
        String abilities =
                elements(answer.path("capabilities")).map(JsonNode::asText).collect(Collectors.joining(", "));
        if (!abilities.isEmpty()) {
            facts.put("capabilities", abilities);
        }
    }

    private static void put(Map<String, String> facts, String name, JsonNode value) {
        if (!value.asText("").isEmpty()) {
            facts.put(name, value.asText());
        }
    }

    @Override
    public ControlStep<String> load(String model) {
        return ControlStep.ask(
                post("/api/generate", OllamaRequest.load(model, target)),
                answer -> new ControlStep.Done<>("loaded " + model));
    }

    @Override
    public ControlStep<String> unload(String model) {
        return unload(model, () -> new ControlStep.Done<>("unloaded " + model));
    }

    @Override
    public ControlStep<String> resetCache(String model) {
        String what = "unloaded " + model + " and loaded it again, its cache empty";
        return unload(
                model,
                () -> ControlStep.ask(
                        post("/api/generate", OllamaRequest.load(model, target)),
                        answer -> new ControlStep.Done<>(what)));
    }

    private ControlStep<String> unload(String model, Supplier<ControlStep<String>> then) {
        return ControlStep.ask(post("/api/generate", OllamaRequest.unload(model)), answer -> untilGone(model, then));
    }

    private ControlStep<String> untilGone(String model, Supplier<ControlStep<String>> then) {
        Function<JsonNode, ControlStep<String>> look =
                answer -> find(answer.path("models"), model).isEmpty()
                        ? then.get()
                        : new ControlStep.Pause<>(BETWEEN_QUESTIONS, () -> untilGone(model, then));
        return ControlStep.ask(get("/api/ps"), look);
    }

    @Override
    public ControlStep<String> pull(String model) {
        return new ControlStep.Follow<>(post("/api/pull", OllamaRequest.pull(model)), () -> new PullLines(model));
    }

    /** An entry of {@code /api/tags} or {@code /api/ps}; a name without a tag means {@code :latest}. */
    private static Optional<JsonNode> find(JsonNode models, String model) {
        String tagged = model.contains(":") ? model : model + ":latest";
        return elements(models)
                .filter(m -> m.path("name").asText().equals(tagged)
                        || m.path("name").asText().equals(model))
                .findFirst();
    }

    /** Less on the GPU than in all means that the CPU computes the rest, which no comparison survives unsaid. */
    private static String where(JsonNode loaded) {
        long size = loaded.path("size").asLong();
        long gpu = loaded.path("size_vram").asLong();
        String share = size == 0 ? "" : ", " + Digits.percent(gpu, size) + " of it on the GPU";
        return Bytes.format(size) + share + ", until "
                + loaded.path("expires_at").asText("an unknown time");
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    static EngineFailure failure(String message) {
        boolean unknown = message.contains("file does not exist") || message.contains("not found");
        return new EngineFailure(unknown ? FailureCause.UNKNOWN_MODEL : FailureCause.SERVER_ERROR, message);
    }

    private HttpCall get(String path) {
        return HttpCall.get(OllamaAdapter.path(target, path)).bearer(target.key());
    }

    private HttpCall post(String path, byte[] body) {
        return HttpCall.postJson(OllamaAdapter.path(target, path), body).bearer(target.key());
    }
}
