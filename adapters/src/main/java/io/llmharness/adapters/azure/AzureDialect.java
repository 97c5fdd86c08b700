package io.llmharness.adapters.azure;

import com.google.auto.service.AutoService;
import io.llmharness.adapters.openai.sim.Serving;
import io.llmharness.runtime.sim.SimAnswer;
import io.llmharness.runtime.sim.SimCall;
import io.llmharness.runtime.sim.SimDialect;
import io.llmharness.runtime.sim.SimHost;
import io.llmharness.runtime.sim.SimRoute;
import java.util.List;

/** The server side of Azure OpenAI in both its forms: with a deployment in the path and a version in the query, and below v1. */
@AutoService(SimDialect.class)
public final class AzureDialect implements SimDialect {
    private final AzureProvider provider = new AzureProvider();

    /** Made by {@link java.util.ServiceLoader}. */
    public AzureDialect() {}

    @Override
    public String id() {
        return "azure-openai";
    }

    @Override
    public String description() {
        return "Azure OpenAI: deployments with api-version, and /openai/v1";
    }

    @Override
    public List<SimRoute> open(SimHost host) {
        Serving serving = new Serving(host, provider);
        return List.of(
                SimRoute.post(
                        "/openai/deployments/*/chat/completions",
                        versioned(call -> serving.complete(call, true, call.variable()))),
                SimRoute.post(
                        "/openai/deployments/*/completions",
                        versioned(call -> serving.complete(call, false, call.variable()))),
                SimRoute.post("/openai/responses", versioned(serving::respond)),
                SimRoute.get("/openai/models", versioned(serving::models)),
                SimRoute.post("/openai/v1/chat/completions", serving::chat),
                SimRoute.post("/openai/v1/completions", serving::text),
                SimRoute.post("/openai/v1/responses", serving::respond),
                SimRoute.get("/openai/v1/models", serving::models),
                SimRoute.get("/openai/v1/models/*", serving::model));
    }

    @Override
    public SimAnswer.Whole error(SimCall call, int status) {
        return provider.error(call, AzureProvider.ofStatus(status));
    }

    @Override
    public SimAnswer.Whole noPath(SimCall call) {
        return provider.error(call, AzureProvider.noResource());
    }

    @Override
    public SimAnswer.Whole wrongMethod(SimCall call, String allowed) {
        return error(call, 405);
    }

    @Override
    public boolean bearsKey(SimCall call) {
        return call.header("api-key").isPresent() || call.bearsToken();
    }

    @Override
    public SimAnswer.Whole overloaded(SimCall call) {
        return error(call, 429);
    }

    /** A path that is there only for calls that name a version of the API. */
    private SimRoute.Handler versioned(SimRoute.Handler handler) {
        return call ->
                hasVersion(call.query()) ? handler.answer(call) : provider.error(call, AzureProvider.noResource());
    }

    private static boolean hasVersion(String query) {
        return ("&" + query).matches(".*&api-version=[^&].*");
    }
}
