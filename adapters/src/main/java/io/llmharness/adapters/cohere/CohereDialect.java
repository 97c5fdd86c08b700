package io.llmharness.adapters.cohere;

import com.google.auto.service.AutoService;
import io.llmharness.runtime.sim.SimAnswer;
import io.llmharness.runtime.sim.SimCall;
import io.llmharness.runtime.sim.SimDialect;
import io.llmharness.runtime.sim.SimHost;
import io.llmharness.runtime.sim.SimRoute;
import java.util.List;

/** The server side of Cohere's chat. */
@AutoService(SimDialect.class)
public final class CohereDialect implements SimDialect {
    /** Made by {@link java.util.ServiceLoader}. */
    public CohereDialect() {}

    @Override
    public String id() {
        return "cohere";
    }

    @Override
    public String description() {
        return "Cohere chat v2, and v1 in lines of JSON";
    }

    @Override
    public List<SimRoute> open(SimHost host) {
        CohereServing serving = new CohereServing(host);
        return List.of(
                SimRoute.post("/v2/chat", call -> serving.chat(call, false)),
                SimRoute.post("/v1/chat", call -> serving.chat(call, true)),
                SimRoute.get("/v1/models", serving::models).marked(CohereDialect::namesClient),
                SimRoute.get("/v1/models/*", serving::model).marked(CohereDialect::namesClient));
    }

    @Override
    public SimAnswer.Whole error(SimCall call, int status) {
        return CohereErrors.ofStatus(call, status);
    }

    @Override
    public SimAnswer.Whole noPath(SimCall call) {
        return CohereErrors.answer(call, 404, "the requested resource was not found");
    }

    @Override
    public SimAnswer.Whole wrongMethod(SimCall call, String allowed) {
        return CohereErrors.answer(call, 405, "method not allowed");
    }

    @Override
    public boolean bearsKey(SimCall call) {
        return call.bearsToken();
    }

    @Override
    public SimAnswer.Whole overloaded(SimCall call) {
        return CohereErrors.ofStatus(call, 503);
    }

    /** Cohere's own clients say who they are, and others may. */
    private static boolean namesClient(SimCall call) {
        return call.header("x-fern-sdk-name").isPresent()
                || call.header("x-client-name").isPresent();
    }
}
