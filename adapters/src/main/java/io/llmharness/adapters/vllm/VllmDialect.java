package io.llmharness.adapters.vllm;

import com.google.auto.service.AutoService;
import io.llmharness.runtime.sim.SimAnswer;
import io.llmharness.runtime.sim.SimCall;
import io.llmharness.runtime.sim.SimDialect;
import io.llmharness.runtime.sim.SimHost;
import io.llmharness.runtime.sim.SimRoute;
import java.util.List;

/** The server side of vLLM's OpenAI-compatible API. */
@AutoService(SimDialect.class)
public final class VllmDialect implements SimDialect {
    static final String VERSION = "0.32.0";

    /** Made by {@link java.util.ServiceLoader}. */
    public VllmDialect() {}

    @Override
    public String id() {
        return "vllm";
    }

    @Override
    public String description() {
        return "vLLM " + VERSION + ": chat and text completions, tokenizer, health, metrics, cache reset, sleep";
    }

    @Override
    public List<SimRoute> open(SimHost host) {
        VllmServing serving = new VllmServing(host);
        VllmSleep sleep = new VllmSleep();
        VllmTokenizer tokenizer = new VllmTokenizer(host.options().context());
        VllmMetrics metrics = new VllmMetrics(host, serving.names().get(0));
        host.onEnd(metrics);
        return List.of(
                SimRoute.get("/health", call -> VllmHeads.empty()),
                SimRoute.get("/ping", call -> VllmHeads.empty()),
                SimRoute.get("/version", call -> VllmHeads.json(200, "{\"version\":\"" + VERSION + "\"}")),
                SimRoute.get("/load", call -> serving.load()),
                SimRoute.get("/metrics", call -> metrics.page()),
                SimRoute.get("/metrics/", call -> metrics.page()),
                SimRoute.post("/reset_prefix_cache", call -> serving.resetPrefixCache()),
                SimRoute.post("/sleep", sleep::fallAsleep),
                SimRoute.post("/wake_up", call -> sleep.wakeUp()),
                SimRoute.get("/is_sleeping", call -> sleep.state()),
                SimRoute.post("/tokenize", tokenizer::tokenize),
                SimRoute.post("/detokenize", tokenizer::detokenize),
                SimRoute.get("/v1/models", call -> serving.models()),
                SimRoute.post("/v1/chat/completions", call -> serving.complete(call, true)),
                SimRoute.post("/v1/completions", call -> serving.complete(call, false)));
    }

    @Override
    public SimAnswer.Whole error(SimCall call, int status) {
        return VllmErrors.ofStatus(status);
    }

    @Override
    public SimAnswer.Whole noPath(SimCall call) {
        return VllmHeads.json(404, "{\"detail\":\"Not Found\"}");
    }

    @Override
    public SimAnswer.Whole wrongMethod(SimCall call, String allowed) {
        SimAnswer.Whole plain = VllmHeads.json(405, "{\"detail\":\"Method Not Allowed\"}");
        return new SimAnswer.Whole(405, plain.head().with("allow", allowed), plain.body());
    }

    @Override
    public boolean bearsKey(SimCall call) {
        return !call.path().startsWith("/v1") || call.bearsToken();
    }

    @Override
    public SimAnswer.Whole overloaded(SimCall call) {
        return VllmErrors.overloaded();
    }
}
