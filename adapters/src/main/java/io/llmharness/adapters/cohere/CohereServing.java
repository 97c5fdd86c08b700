package io.llmharness.adapters.cohere;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.llmharness.adapters.sim.AnswerPlan;
import io.llmharness.runtime.sim.GenerationRequest;
import io.llmharness.runtime.sim.SimAnswer;
import io.llmharness.runtime.sim.SimCall;
import io.llmharness.runtime.sim.SimEncoder;
import io.llmharness.runtime.sim.SimHost;
import io.llmharness.runtime.sim.WireBuffer;
import java.util.List;

/** Chats of both versions and the list of models on one server. */
final class CohereServing {
    private static final List<String> DEFAULT_MODELS = List.of("sim");

    private final SimHost host;

    CohereServing(SimHost host) {
        this.host = host;
    }

    /** A key is never asked for. */
    SimAnswer chat(SimCall call, boolean legacy) {
        CoherePayload payload;
        try {
            payload = new CoherePayload(call.json(), legacy);
        } catch (JsonProcessingException e) {
            return CohereErrors.answer(call, 400, "invalid json: " + e.getOriginalMessage());
        }
        if (!legacy && !payload.hasModel()) {
            return CohereErrors.answer(call, 400, "invalid request: model is required");
        }
        if (payload.isEmpty()) {
            String missing = legacy ? "message must be at least 1 token long" : "messages must not be empty";
            return CohereErrors.answer(call, 400, "invalid request: " + missing);
        }
        if (!host.serves(payload.model())) {
            return noModel(call, payload.model());
        }
        int tokens = payload.prompt().tokens();
        int context = host.options().context();
        if (tokens >= context) {
            return CohereErrors.answer(
                    call,
                    400,
                    "too many tokens: size limit exceeded by " + (tokens - context + 1)
                            + " tokens. Try using shorter or fewer inputs. The limit for this model is " + context
                            + " tokens.");
        }
        AnswerPlan plan = new AnswerPlan(
                host.options(),
                payload.maxTokens(),
                !legacy && payload.thinks(),
                legacy ? null : payload.call(host.options()));
        SimEncoder encoder =
                legacy ? new LegacyEncoder(payload, plan, call, host) : new CohereEncoder(plan, call, host);
        GenerationRequest request = GenerationRequest.of(payload.model(), payload.stream(), payload.prompt());
        return new SimAnswer.Generate(plan.lengths(request), encoder);
    }

    SimAnswer models(SimCall call) {
        List<String> names = host.options().models().isEmpty()
                ? DEFAULT_MODELS
                : host.options().models();
        WireBuffer out = new WireBuffer().text("{\"models\":[");
        for (int i = 0; i < names.size(); i++) {
            model(out.text(i == 0 ? "" : ","), names.get(i));
        }
        return CohereHeads.json(call, 200, out.text("],\"next_page_token\":\"\"}"));
    }

    SimAnswer model(SimCall call) {
        if (!host.serves(call.variable())) {
            return noModel(call, call.variable());
        }
        WireBuffer out = new WireBuffer();
        model(out, call.variable());
        return CohereHeads.json(call, 200, out);
    }

    private void model(WireBuffer out, String name) {
        out.text("{\"name\":").json(name).text(",\"is_deprecated\":false,\"endpoints\":[\"chat\"],\"finetuned\":false");
        out.text(",\"context_length\":").number(host.options().context());
        out.text(",\"default_endpoints\":[],\"features\":[]}");
    }

    private static SimAnswer noModel(SimCall call, String name) {
        return CohereErrors.answer(
                call,
                404,
                "model '" + name + "' not found, make sure the correct model ID was used and that you have access to "
                        + "the model.");
    }
}
