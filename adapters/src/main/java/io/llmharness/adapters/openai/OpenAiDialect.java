package io.llmharness.adapters.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.google.auto.service.AutoService;
import io.llmharness.adapters.openai.wire.SimPayload;
import io.llmharness.runtime.sim.SimAnswer;
import io.llmharness.runtime.sim.SimCall;
import io.llmharness.runtime.sim.SimDialect;
import io.llmharness.runtime.sim.SimHost;
import io.llmharness.runtime.sim.SimRoute;
import io.llmharness.runtime.sim.WireBuffer;
import java.util.List;

/** The server side of OpenAI's chat and text completions. */
@AutoService(SimDialect.class)
public final class OpenAiDialect implements SimDialect {
    private static final List<String> DEFAULT_MODELS = List.of("sim");

    /** Made by {@link java.util.ServiceLoader}. */
    public OpenAiDialect() {}

    @Override
    public String id() {
        return "openai";
    }

    @Override
    public String description() {
        return "OpenAI chat and text completions";
    }

    @Override
    public List<SimRoute> open(SimHost host) {
        return List.of(
                SimRoute.get("/v1/models", call -> models(host)),
                SimRoute.get("/v1/models/*", call -> model(host, call)),
                SimRoute.post("/v1/chat/completions", call -> complete(host, call, true)),
                SimRoute.post("/v1/completions", call -> complete(host, call, false)));
    }

    @Override
    public SimAnswer.Whole error(SimCall call, int status) {
        return OpenAiErrors.ofStatus(status);
    }

    @Override
    public SimAnswer.Whole noPath(SimCall call) {
        return OpenAiErrors.noPath(call.method(), call.path());
    }

    @Override
    public SimAnswer.Whole wrongMethod(SimCall call, String allowed) {
        return OpenAiErrors.ofStatus(405);
    }

    @Override
    public SimAnswer.Whole overloaded(SimCall call) {
        return OpenAiErrors.ofStatus(429);
    }

    private static SimAnswer complete(SimHost host, SimCall call, boolean chat) {
        SimPayload payload;
        try {
            payload = new SimPayload(call.json(), chat, "");
        } catch (JsonProcessingException e) {
            return OpenAiErrors.badRequest("We could not parse the JSON body of your request.", null, null);
        }
        SimAnswer.Whole refusal = OpenAiChecks.refusal(payload, host);
        return refusal != null
                ? refusal
                : new SimAnswer.Generate(payload.request(), new OpenAiEncoder(payload, call, host));
    }

    private static SimAnswer models(SimHost host) {
        List<String> names = host.options().models().isEmpty()
                ? DEFAULT_MODELS
                : host.options().models();
        WireBuffer out = new WireBuffer().text("{\"object\":\"list\",\"data\":[");
        for (int i = 0; i < names.size(); i++) {
            model(out.text(i == 0 ? "" : ","), host, names.get(i));
        }
        return OpenAiHeads.json(200, out.text("]}"));
    }

    private static SimAnswer model(SimHost host, SimCall call) {
        if (!host.serves(call.variable())) {
            return OpenAiErrors.noModel(call.variable());
        }
        WireBuffer out = new WireBuffer();
        model(out, host, call.variable());
        return OpenAiHeads.json(200, out);
    }

    private static void model(WireBuffer out, SimHost host, String name) {
        out.text("{\"id\":").json(name).text(",\"object\":\"model\",\"created\":");
        out.number(host.startedEpochMillis() / 1000).text(",\"owned_by\":\"llm-harness\"}");
    }
}
