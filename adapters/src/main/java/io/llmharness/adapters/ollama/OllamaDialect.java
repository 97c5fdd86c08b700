package io.llmharness.adapters.ollama;

import com.google.auto.service.AutoService;
import io.llmharness.runtime.sim.SimAnswer;
import io.llmharness.runtime.sim.SimCall;
import io.llmharness.runtime.sim.SimDialect;
import io.llmharness.runtime.sim.SimHost;
import io.llmharness.runtime.sim.SimRoute;
import io.llmharness.runtime.sim.WireBuffer;
import java.util.List;

/** The server side of Ollama's native API. */
@AutoService(SimDialect.class)
public final class OllamaDialect implements SimDialect {
    static final String VERSION = "0.17.4";

    /** Made by {@link java.util.ServiceLoader}. */
    public OllamaDialect() {}

    @Override
    public String id() {
        return "ollama";
    }

    @Override
    public String description() {
        return "Ollama " + VERSION + ": generate, chat, the models, pull";
    }

    @Override
    public List<SimRoute> open(SimHost host) {
        OllamaModels models = new OllamaModels(host);
        OllamaServing serving = new OllamaServing(host, models);
        return List.of(
                SimRoute.get(
                        "/",
                        call -> OllamaHeads.text(
                                200, OllamaHeads.typed("text/plain; charset=utf-8"), "Ollama is running")),
                SimRoute.get(
                        "/api/version",
                        call -> OllamaHeads.text(200, OllamaHeads.JSON, "{\"version\":\"" + VERSION + "\"}")),
                SimRoute.get("/api/tags", call -> models.tags()),
                SimRoute.get("/api/ps", call -> models.loaded()),
                SimRoute.post("/api/show", models::show),
                SimRoute.post("/api/pull", new OllamaPull(models)::answer),
                SimRoute.post("/api/generate", call -> serving.answer(call, false)),
                SimRoute.post("/api/chat", call -> serving.answer(call, true)));
    }

    @Override
    public SimAnswer.Whole error(SimCall call, int status) {
        return status == 404 ? error(404, "model 'fault-404' not found") : error(status, "failed on purpose");
    }

    @Override
    public SimAnswer.Whole noPath(SimCall call) {
        return OllamaHeads.text(404, OllamaHeads.PLAIN, "404 page not found");
    }

    @Override
    public SimAnswer.Whole wrongMethod(SimCall call, String allowed) {
        return OllamaHeads.text(405, OllamaHeads.notAllowed(allowed), "405 method not allowed");
    }

    @Override
    public SimAnswer.Whole overloaded(SimCall call) {
        return error(503, "server busy, please try again.  maximum pending requests exceeded");
    }

    static SimAnswer.Whole error(int status, String message) {
        return OllamaHeads.json(
                status, new WireBuffer().text("{\"error\":").json(message).text("}"));
    }
}
