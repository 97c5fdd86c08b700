package io.llmharness.adapters.openai.sim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmharness.adapters.sim.AnswerPlan;
import io.llmharness.runtime.sim.GenerationRequest;
import io.llmharness.runtime.sim.SimAnswer;
import io.llmharness.runtime.sim.SimCall;
import io.llmharness.runtime.sim.SimHost;
import io.llmharness.runtime.sim.WireBuffer;
import java.util.List;

/** Completions, responses and the list of models on one server of this provider. */
public final class Serving {
    private static final List<String> DEFAULT_MODELS = List.of("sim");

    private final SimHost host;
    private final Provider provider;

    /** The provider's server on this host. */
    public Serving(SimHost host, Provider provider) {
        this.host = host;
        this.provider = provider;
    }

    /** A chat completion. */
    public SimAnswer chat(SimCall call) {
        return complete(call, true, "");
    }

    /** A completion of a text. */
    public SimAnswer text(SimCall call) {
        return complete(call, false, "");
    }

    /**
     * A completion.
     *
     * @param deployment the model, where the path names it; else empty, and the body does
     */
    public SimAnswer complete(SimCall call, boolean chat, String deployment) {
        JsonNode body;
        try {
            body = call.json();
        } catch (JsonProcessingException e) {
            return unreadable(call);
        }
        if (!deployment.isEmpty() && body instanceof ObjectNode members) {
            members.put("model", deployment);
        }
        SimPayload payload = new SimPayload(body, chat, "");
        ApiError refusal = CompletionChecks.refusal(payload, host, provider);
        if (refusal != null) {
            return provider.error(call, refusal);
        }
        AnswerPlan plan = new AnswerPlan(
                host.options(),
                payload.maxTokens(),
                payload.reasons(),
                chat ? OfferedTools.call(body, host.options()) : null);
        return new SimAnswer.Generate(
                plan.lengths(payload.request()), new CompletionEncoder(payload, plan, call, host, provider));
    }

    /** A response. */
    public SimAnswer respond(SimCall call) {
        ResponsesPayload payload;
        try {
            payload = new ResponsesPayload(call.json());
        } catch (JsonProcessingException e) {
            return unreadable(call);
        }
        ApiError refusal = CompletionChecks.refusal(payload, host, provider);
        if (refusal != null) {
            return provider.error(call, refusal);
        }
        AnswerPlan plan = new AnswerPlan(
                host.options(),
                payload.maxTokens(),
                payload.reasons(),
                OfferedTools.call(payload.body(), host.options()));
        GenerationRequest request = GenerationRequest.of(payload.model(), payload.stream(), payload.prompt());
        return new SimAnswer.Generate(plan.lengths(request), new ResponsesEncoder(payload, plan, call, host, provider));
    }

    /** All models. */
    public SimAnswer models(SimCall call) {
        List<String> names = host.options().models().isEmpty()
                ? DEFAULT_MODELS
                : host.options().models();
        WireBuffer out = new WireBuffer().text("{\"object\":\"list\",\"data\":[");
        for (int i = 0; i < names.size(); i++) {
            model(out.text(i == 0 ? "" : ","), names.get(i));
        }
        return provider.json(call, out.text("]}"));
    }

    /** The model that the path's variable part names. */
    public SimAnswer model(SimCall call) {
        if (!host.serves(call.variable())) {
            return provider.error(call, provider.unknownModel(call.variable()));
        }
        WireBuffer out = new WireBuffer();
        model(out, call.variable());
        return provider.json(call, out);
    }

    private SimAnswer unreadable(SimCall call) {
        return provider.error(
                call, ApiError.badRequest("We could not parse the JSON body of your request.", null, null));
    }

    private void model(WireBuffer out, String name) {
        out.text("{\"id\":").json(name).text(",\"object\":\"model\",\"created\":");
        out.number(host.startedEpochMillis() / 1000).text(",\"owned_by\":\"llm-harness\"}");
    }
}
