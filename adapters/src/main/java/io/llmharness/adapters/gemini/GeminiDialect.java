package io.llmharness.adapters.gemini;

import com.google.auto.service.AutoService;
import io.llmharness.runtime.sim.SimAnswer;
import io.llmharness.runtime.sim.SimCall;
import io.llmharness.runtime.sim.SimDialect;
import io.llmharness.runtime.sim.SimHost;
import io.llmharness.runtime.sim.SimRoute;
import java.util.ArrayList;
import java.util.List;

/** The server side of the Gemini API and of Vertex AI's form of it, in the versions v1, v1beta and v1beta1. */
@AutoService(SimDialect.class)
public final class GeminiDialect implements SimDialect {
    /** Made by {@link java.util.ServiceLoader}. */
    public GeminiDialect() {}

    @Override
    public String id() {
        return "gemini";
    }

    @Override
    public String description() {
        return "Gemini API and Vertex AI: content in one piece, as events, as an array";
    }

    @Override
    public List<SimRoute> open(SimHost host) {
        GeminiServing serving = new GeminiServing(host);
        List<SimRoute> routes = new ArrayList<>();
        for (String version : List.of("/v1", "/v1beta")) {
            routes.add(SimRoute.get(version + "/models", serving::models).marked(GeminiDialect::hasKey));
            routes.add(SimRoute.get(version + "/models/*", serving::model).marked(GeminiDialect::hasKey));
            routes.add(SimRoute.post(version + "/models/*", serving::act));
        }
        for (String version : List.of("/v1", "/v1beta1")) {
            routes.add(SimRoute.get(version + "/publishers/google/models", serving::publisherModels));
            routes.add(SimRoute.post(version + "/publishers/google/models/*", serving::act));
            routes.add(SimRoute.post(version + "/projects/*", serving::act));
        }
        return routes;
    }

    @Override
    public SimAnswer.Whole error(SimCall call, int status) {
        return GeminiErrors.ofStatus(call, status);
    }

    @Override
    public SimAnswer.Whole noPath(SimCall call) {
        return GeminiErrors.answer(call, 404, "Requested entity was not found.");
    }

    @Override
    public SimAnswer.Whole wrongMethod(SimCall call, String allowed) {
        return noPath(call);
    }

    @Override
    public boolean bearsKey(SimCall call) {
        return hasKey(call) || call.bearsToken();
    }

    @Override
    public SimAnswer.Whole overloaded(SimCall call) {
        return GeminiErrors.ofStatus(call, 503);
    }

    private static boolean hasKey(SimCall call) {
        return call.header("x-goog-api-key").isPresent() || ("&" + call.query()).contains("&key=");
    }
}
