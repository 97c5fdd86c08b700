package io.llmharness.adapters.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmharness.adapters.openai.wire.BaseUrl;
import io.llmharness.adapters.openai.wire.ModelList;
import io.llmharness.adapters.wire.JsonBody;
import io.llmharness.runtime.engine.ControlStep;
import io.llmharness.runtime.engine.EngineTarget;
import io.llmharness.runtime.engine.HttpCall;
import io.llmharness.runtime.text.Bytes;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/** What llama.cpp's server has beside OpenAI's protocol (tools/server: server-http.cpp, server-models.cpp). */
final class LlamaServer {
    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(200);
    private static final String NOT_A_ROUTER =
            "llama.cpp's server loads its model when it starts; only its router mode,"
                    + " started without a model, loads and unloads";
    private static final String NO_SLOTS =
            "the slots cannot be reached: llama.cpp's server was started with --no-slots";

    private final EngineTarget target;

    LlamaServer(EngineTarget target) {
        this.target = target;
    }

    ControlStep<Map<String, String>> info(JsonNode entry, Map<String, String> facts) {
        JsonNode meta = entry.path("meta");
        ModelList.put(facts, "parameters", meta.path("n_params"));
        ModelList.put(facts, "quantization", meta.path("ftype"));
        if (meta.path("size").asLong() > 0) {
            facts.put("size", Bytes.format(meta.path("size").asLong()));
        }
        ModelList.put(facts, "trained context", meta.path("n_ctx_train"));
        return ControlStep.askIfKnown(
                get("/props"),
                props -> {
                    ModelList.put(
                            facts,
                            "context of a slot",
                            props.path("default_generation_settings").path("n_ctx"));
                    ModelList.put(facts, "slots", props.path("total_slots"));
                    ModelList.put(facts, "file", props.path("model_path"));
                    ModelList.put(facts, "build", props.path("build_info"));
                    ModelList.put(facts, "sleeping", props.path("is_sleeping"));
                    return new ControlStep.Done<>(facts);
                },
                () -> new ControlStep.Done<>(facts));
    }

    /** Erases what every slot keeps of its last prompt. */
    ControlStep<String> erase() {
        return ControlStep.askIfKnown(
                get("/slots"),
                slots -> {
                    Deque<Integer> ids = new ArrayDeque<>();
                    slots.forEach(slot -> ids.add(slot.path("id").asInt()));
                    return erase(ids, 0);
                },
                NO_SLOTS);
    }

    /** Whether it would. */
    ControlStep<String> erases() {
        return ControlStep.askIfKnown(get("/slots"), slots -> new ControlStep.Done<>(""), NO_SLOTS);
    }

    private ControlStep<String> erase(Deque<Integer> left, int erased) {
        Integer id = left.poll();
        if (id == null) {
            return new ControlStep.Done<>("erased the cache of " + erased + (erased == 1 ? " slot" : " slots"));
        }
        return ControlStep.askIfKnown(
                post("/slots/" + id + "?action=erase", new byte[0]), answer -> erase(left, erased + 1), NO_SLOTS);
    }

    ControlStep<String> load(String model) {
        return residency("load", model, "loaded");
    }

    ControlStep<String> unload(String model) {
        return residency("unload", model, "unloaded");
    }

    private ControlStep<String> residency(String verb, String model, String wanted) {
        byte[] body = JsonBody.of(out -> out.writeStringField("model", model));
        return ControlStep.askIfKnown(
                post("/models/" + verb, body),
                answer -> untilStatus(wanted, model, () -> new ControlStep.Done<>(wanted + " " + model)),
                NOT_A_ROUTER);
    }

    private ControlStep<String> untilStatus(String wanted, String model, Supplier<ControlStep<String>> then) {
        return ControlStep.ask(get("/models"), list -> {
            boolean there = StreamSupport.stream(list.path("data").spliterator(), false)
                    .filter(m -> m.path("id").asText().equals(model))
                    .anyMatch(m -> m.path("status").path("value").asText().equals(wanted));
            return there
                    ? then.get()
                    : new ControlStep.Pause<>(BETWEEN_QUESTIONS, () -> untilStatus(wanted, model, then));
        });
    }

    private HttpCall get(String path) {
        return HttpCall.get(BaseUrl.server(target, path)).bearer(target.key());
    }

    private HttpCall post(String path, byte[] body) {
        return HttpCall.postJson(BaseUrl.server(target, path), body).bearer(target.key());
    }
}
