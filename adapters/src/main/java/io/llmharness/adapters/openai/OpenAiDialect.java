package io.llmharness.adapters.openai;

import com.google.auto.service.AutoService;
import io.llmharness.adapters.openai.sim.ApiError;
import io.llmharness.adapters.openai.sim.Serving;
import io.llmharness.runtime.sim.SimAnswer;
import io.llmharness.runtime.sim.SimCall;
import io.llmharness.runtime.sim.SimDialect;
import io.llmharness.runtime.sim.SimHost;
import io.llmharness.runtime.sim.SimRoute;
import java.util.List;

/** The server side of OpenAI's chat and text completions, and of its Responses API. */
@AutoService(SimDialect.class)
public final class OpenAiDialect implements SimDialect {
    private final OpenAiProvider provider = new OpenAiProvider();

    /** Made by {@link java.util.ServiceLoader}. */
    public OpenAiDialect() {}

    @Override
    public String id() {
        return "openai";
    }

    @Override
    public String description() {
        return "OpenAI chat completions, text completions and responses";
    }

    @Override
    public List<SimRoute> open(SimHost host) {
        Serving serving = new Serving(host, provider);
        return List.of(
                SimRoute.get("/v1/models", serving::models),
                SimRoute.get("/v1/models/*", serving::model),
                SimRoute.post("/v1/chat/completions", serving::chat),
                SimRoute.post("/v1/completions", serving::text),
                SimRoute.post("/v1/responses", serving::respond));
    }

    @Override
    public SimAnswer.Whole error(SimCall call, int status) {
        return provider.error(call, ApiError.ofStatus(status));
    }

    @Override
    public SimAnswer.Whole noPath(SimCall call) {
        String message = "Invalid URL (" + call.method() + " " + call.path() + ")";
        return provider.error(call, new ApiError(404, message, "invalid_request_error", null, null));
    }

    @Override
    public SimAnswer.Whole wrongMethod(SimCall call, String allowed) {
        return error(call, 405);
    }

    @Override
    public boolean bearsKey(SimCall call) {
        return call.bearsToken();
    }

    @Override
    public SimAnswer.Whole overloaded(SimCall call) {
        return error(call, 429);
    }
}
