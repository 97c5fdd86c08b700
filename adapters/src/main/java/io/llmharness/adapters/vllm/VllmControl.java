package io.llmharness.adapters.vllm;

import io.llmharness.adapters.openai.wire.BaseUrl;
import io.llmharness.adapters.openai.wire.ModelList;
import io.llmharness.runtime.engine.ControlStep;
import io.llmharness.runtime.engine.EngineControl;
import io.llmharness.runtime.engine.EngineCounters;
import io.llmharness.runtime.engine.EngineTarget;
import io.llmharness.runtime.engine.HttpCall;
import io.llmharness.runtime.engine.Readiness;
import java.util.List;
import java.util.Map;

/**
 * What vLLM's server offers: its list of models, and, started with {@code VLLM_SERVER_DEV_MODE=1}, an empty prefix cache and, with
 * {@code --enable-sleep-mode} besides, sleep. {@code /is_sleeping} exists in that mode only.
 */
final class VllmControl implements EngineControl {
    private static final String ONE_MODEL =
            "vLLM serves the model it was started with; it can put it to sleep and wake it"
                    + " when started with VLLM_SERVER_DEV_MODE=1 and --enable-sleep-mode";
    private static final String DEV_MODE =
            "vLLM empties its prefix cache only when started with VLLM_SERVER_DEV_MODE=1; cache=cold makes prompts"
                    + " unlike each other without it";

    private static final EngineCounters.Names COUNTERS = new EngineCounters.Names(
            "vllm:prefix_cache_queries_total", "vllm:prefix_cache_hits_total", "vllm:request_queue_time_seconds");

    private final EngineTarget target;
    private final HttpCall models;

    VllmControl(EngineTarget target, HttpCall models) {
        this.target = target;
        this.models = models;
    }

    @Override
    public ControlStep<Readiness> readiness() {
        Readiness ready = new Readiness(Readiness.State.READY, "");
        Readiness asleep = new Readiness(Readiness.State.ASLEEP, "models load wakes it");
        return ControlStep.ask(
                get("/health"),
                health -> ControlStep.askIfKnown(
                        get("/is_sleeping"),
                        answer -> new ControlStep.Done<>(
                                answer.path("is_sleeping").asBoolean() ? asleep : ready),
                        () -> new ControlStep.Done<>(ready)));
    }

    @Override
    public ControlStep<Map<String, String>> info(String model) {
        return ModelList.ask(
                models,
                list -> list.find(
                        model,
                        List.of("root", "parent", "max_model_len"),
                        (entry, facts) -> new ControlStep.Done<>(facts)));
    }

    @Override
    public ControlStep<String> load(String model) {
        return ControlStep.askIfKnown(post("/wake_up"), answer -> new ControlStep.Done<>("woke the model"), ONE_MODEL);
    }

    @Override
    public ControlStep<String> unload(String model) {
        return ControlStep.askIfKnown(
                post("/sleep?level=1"), answer -> new ControlStep.Done<>("put the model to sleep"), ONE_MODEL);
    }

    @Override
    public ControlStep<String> resetCache(String model) {
        return ControlStep.askIfKnown(
                post("/reset_prefix_cache"), answer -> new ControlStep.Done<>("emptied the prefix cache"), DEV_MODE);
    }

    @Override
    public ControlStep<String> offersResetCache(String model) {
        return offers("/reset_prefix_cache", DEV_MODE);
    }

    @Override
    public ControlStep<String> offersUnload(String model) {
        return offers("/sleep", ONE_MODEL);
    }

    /** A path that exists by another method is refused with 405, one that does not with 404. */
    private ControlStep<String> offers(String path, String otherwise) {
        return new ControlStep.Ask<>(
                get(path),
                answer ->
                        answer.status() == 404 ? new ControlStep.NotOffered<>(otherwise) : new ControlStep.Done<>(""));
    }

    @Override
    public ControlStep<EngineCounters> counters() {
        return EngineCounters.ask(get("/metrics"), COUNTERS);
    }

    @Override
    public ControlStep<String> pull(String model) {
        return new ControlStep.NotOffered<>("vLLM downloads the model it is started with");
    }

    private HttpCall get(String path) {
        return HttpCall.get(BaseUrl.server(target, path)).bearer(target.key());
    }

    private HttpCall post(String path) {
        return HttpCall.postJson(BaseUrl.server(target, path), new byte[0]).bearer(target.key());
    }
}
