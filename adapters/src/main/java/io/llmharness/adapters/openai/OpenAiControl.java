package io.llmharness.adapters.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmharness.adapters.openai.wire.BaseUrl;
import io.llmharness.adapters.openai.wire.ModelList;
import io.llmharness.runtime.engine.ControlStep;
import io.llmharness.runtime.engine.EngineControl;
import io.llmharness.runtime.engine.EngineTarget;
import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.engine.HttpCall;
import io.llmharness.runtime.engine.Readiness;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What servers of OpenAI's protocol offer beside it. Who answers is found by {@code owned_by} in the list of models; OpenAI itself has
 * nothing but that list.
 */
final class OpenAiControl implements EngineControl {
    private static final String LLAMA_CPP = "llamacpp";
    private static final String SGLANG = "sglang";
    private static final List<String> MORE = List.of("root", "parent", "max_model_len");

    private final EngineTarget target;
    private final HttpCall models;
    private final boolean hosted;

    /**
     * Control of one server.
     *
     * @param models the call that lists models
     * @param hosted whether it is OpenAI's own host, which has no health path
     */
    OpenAiControl(EngineTarget target, HttpCall models, boolean hosted) {
        this.target = target;
        this.models = models;
        this.hosted = hosted;
    }

    @Override
    public ControlStep<Readiness> readiness() {
        ControlStep<Readiness> byModels =
                ControlStep.ask(models, answer -> new ControlStep.Done<>(new Readiness(Readiness.State.READY, "")));
        return hosted
                ? byModels
                : new ControlStep.Ask<>(get("/health"), answer -> {
                    if (answer.refusal().isEmpty() || answer.isUnknownCall()) {
                        return byModels; // the key is asked for here, and nowhere before
                    }
                    return answer.refusal().get().cause() == FailureCause.MODEL_LOADING
                            ? new ControlStep.Done<>(new Readiness(
                                    Readiness.State.LOADING,
                                    answer.refusal().get().message()))
                            : new ControlStep.Failed<>(answer.refusal().get());
                });
    }

    @Override
    public ControlStep<Map<String, String>> info(String model) {
        return ModelList.ask(
                models,
                list -> list.find(model, MORE, (entry, facts) -> switch (list.owner()) {
                    case LLAMA_CPP -> new LlamaServer(target).info(entry, facts);
                    case SGLANG -> sglangInfo(facts);
                    default -> new ControlStep.Done<>(facts);
                }));
    }

    private ControlStep<Map<String, String>> sglangInfo(Map<String, String> facts) {
        Function<JsonNode, ControlStep<Map<String, String>>> read = answer -> {
            List.of("model_path", "tokenizer_path", "is_generation", "weight_version")
                    .forEach(name -> ModelList.put(facts, name, answer.path(name)));
            return new ControlStep.Done<>(facts);
        };
        return ControlStep.askIfKnown(
                get("/model_info"),
                read,
                () -> ControlStep.askIfKnown(get("/get_model_info"), read, () -> new ControlStep.Done<>(facts)));
    }

    @Override
    public ControlStep<String> load(String model) {
        return byOwner(owner -> owner.equals(LLAMA_CPP)
                ? new LlamaServer(target).load(model)
                : new ControlStep.NotOffered<>(residency(owner)));
    }

    @Override
    public ControlStep<String> unload(String model) {
        return byOwner(owner -> owner.equals(LLAMA_CPP)
                ? new LlamaServer(target).unload(model)
                : new ControlStep.NotOffered<>(residency(owner)));
    }

    @Override
    public ControlStep<String> offersUnload(String model) {
        return byOwner(owner ->
                owner.equals(LLAMA_CPP) ? new ControlStep.Done<>("") : new ControlStep.NotOffered<>(residency(owner)));
    }

    private static String residency(String owner) {
        return switch (owner) {
            case "library" -> "this is Ollama; engine \"ollama\" loads and unloads its models";
            case SGLANG -> "SGLang serves the model it was started with";
            default -> "OpenAI's protocol has no call for it";
        };
    }

    @Override
    public ControlStep<String> resetCache(String model) {
        return byOwner(owner -> switch (owner) {
            case LLAMA_CPP -> new LlamaServer(target).erase();
            case SGLANG ->
                ControlStep.ask(post("/flush_cache"), answer -> new ControlStep.Done<>("flushed the radix cache"));
            default -> new ControlStep.NotOffered<>(cache(owner));
        });
    }

    @Override
    public ControlStep<String> offersResetCache(String model) {
        return byOwner(owner -> switch (owner) {
            case LLAMA_CPP -> new LlamaServer(target).erases();
            case SGLANG -> new ControlStep.Done<>("");
            default -> new ControlStep.NotOffered<>(cache(owner));
        });
    }

    private static String cache(String owner) {
        return owner.equals("library")
                ? "this is Ollama; engine \"ollama\" empties its cache"
                : "OpenAI's protocol has no call for it; cache=cold makes prompts unlike each other without it";
    }

    @Override
    public ControlStep<String> pull(String model) {
        return new ControlStep.NotOffered<>("OpenAI's protocol has no call for it");
    }

    private ControlStep<String> byOwner(Function<String, ControlStep<String>> then) {
        return ModelList.ask(models, list -> then.apply(list.owner()));
    }

    private HttpCall get(String path) {
        return HttpCall.get(BaseUrl.server(target, path)).bearer(target.key());
    }

    private HttpCall post(String path) {
        return HttpCall.postJson(BaseUrl.server(target, path), new byte[0]).bearer(target.key());
    }
}
