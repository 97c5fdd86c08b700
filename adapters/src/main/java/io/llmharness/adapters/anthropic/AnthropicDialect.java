package io.llmharness.adapters.anthropic;

import com.google.auto.service.AutoService;
import io.llmharness.runtime.sim.SimAnswer;
import io.llmharness.runtime.sim.SimCall;
import io.llmharness.runtime.sim.SimDialect;
import io.llmharness.runtime.sim.SimHost;
import io.llmharness.runtime.sim.SimRoute;
import java.util.List;
import java.util.function.Predicate;

/** The server side of Anthropic's Messages API. */
@AutoService(SimDialect.class)
public final class AnthropicDialect implements SimDialect {
    private static final Predicate<SimCall> MARK =
            call -> call.header("anthropic-version").isPresent();

    /** Made by {@link java.util.ServiceLoader}. */
    public AnthropicDialect() {}

    @Override
    public String id() {
        return "anthropic";
    }

    @Override
    public String description() {
        return "Anthropic messages, versions 2023-06-01 and 2026-10-21";
    }

    @Override
    public List<SimRoute> open(SimHost host) {
        AnthropicServing serving = new AnthropicServing(host);
        return List.of(
                SimRoute.post("/v1/messages", serving::message),
                SimRoute.post("/v1/messages/count_tokens", serving::count),
                SimRoute.get("/v1/models", serving::models).marked(MARK),
                SimRoute.get("/v1/models/*", serving::model).marked(MARK));
    }

    @Override
    public SimAnswer.Whole error(SimCall call, int status) {
        return AnthropicErrors.ofStatus(status);
    }

    @Override
    public SimAnswer.Whole noPath(SimCall call) {
        return AnthropicErrors.answer(404, "Not Found");
    }

    @Override
    public SimAnswer.Whole wrongMethod(SimCall call, String allowed) {
        return AnthropicErrors.answer(405, "Method Not Allowed");
    }

    @Override
    public boolean bearsKey(SimCall call) {
        return call.header("x-api-key").isPresent() || call.bearsToken();
    }

    @Override
    public SimAnswer.Whole overloaded(SimCall call) {
        return AnthropicErrors.ofStatus(529);
    }
}
