package io.llmharness.adapters.tgi;

import com.google.auto.service.AutoService;
import io.llmharness.runtime.sim.SimAnswer;
import io.llmharness.runtime.sim.SimCall;
import io.llmharness.runtime.sim.SimDialect;
import io.llmharness.runtime.sim.SimHost;
import io.llmharness.runtime.sim.SimRoute;
import java.util.List;

/** The server side of TGI's router. */
@AutoService(SimDialect.class)
public final class TgiDialect implements SimDialect {
    static final String VERSION = "3.3.7";

    /** Made by {@link java.util.ServiceLoader}. */
    public TgiDialect() {}

    @Override
    public String id() {
        return "tgi";
    }

    @Override
    public String description() {
        return "TGI " + VERSION + ": generate, chat and text completions, health, metrics";
    }

    @Override
    public List<SimRoute> open(SimHost host) {
        TgiServing serving = new TgiServing(host);
        TgiMetrics metrics = new TgiMetrics(host);
        host.onEnd(metrics);
        return List.of(
                SimRoute.get("/", call -> TgiHeads.empty(200)),
                SimRoute.get("/health", call -> TgiHeads.empty(200)),
                SimRoute.get("/ping", call -> TgiHeads.empty(200)),
                SimRoute.get("/info", call -> serving.info()),
                SimRoute.get("/metrics", call -> metrics.page()),
                SimRoute.get("/v1/models", call -> serving.models()),
                SimRoute.post("/", serving::either),
                SimRoute.post("/generate", call -> serving.generate(call, false)),
                SimRoute.post("/generate_stream", call -> serving.generate(call, true)),
                SimRoute.post("/v1/chat/completions", call -> serving.complete(call, true)),
                SimRoute.post("/v1/completions", call -> serving.complete(call, false)));
    }

    @Override
    public SimAnswer.Whole error(SimCall call, int status) {
        return TgiErrors.ofStatus(status);
    }

    @Override
    public SimAnswer.Whole noPath(SimCall call) {
        return TgiHeads.empty(404);
    }

    @Override
    public SimAnswer.Whole wrongMethod(SimCall call, String allowed) {
        return TgiHeads.notAllowed(allowed);
    }

    @Override
    public boolean bearsKey(SimCall call) {
        return !call.method().equals("POST") || call.bearsToken();
    }

    @Override
    public SimAnswer.Whole overloaded(SimCall call) {
        return TgiServing.refusal(call, 429, "Model is overloaded", "overloaded");
    }
}
