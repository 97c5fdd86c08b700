package io.llmharness.adapters.anthropic;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.llmharness.adapters.sim.AnswerPlan;
import io.llmharness.runtime.sim.GenerationRequest;
import io.llmharness.runtime.sim.SimAnswer;
import io.llmharness.runtime.sim.SimCall;
import io.llmharness.runtime.sim.SimHost;
import io.llmharness.runtime.sim.WireBuffer;
import java.time.Instant;
import java.util.List;

/** Messages, counts of tokens and the list of models on one server. */
final class AnthropicServing {
    private static final List<String> DEFAULT_MODELS = List.of("sim");

    private final SimHost host;

    AnthropicServing(SimHost host) {
        this.host = host;
    }

    /** A key is never asked for. */
    SimAnswer message(SimCall call) {
        return read(call, this::generate);
    }

    SimAnswer count(SimCall call) {
        return read(call, (c, version, payload) -> {
            WireBuffer out = new WireBuffer().text("{\"input_tokens\":");
            out.number(payload.prompt().tokens()).text("}");
            return AnthropicHeads.json(200, AnthropicHeads.requestId(), out);
        });
    }

    SimAnswer models(SimCall call) {
        if (version(call).isEmpty()) {
            return noVersion();
        }
        List<String> names = host.options().models().isEmpty()
                ? DEFAULT_MODELS
                : host.options().models();
        WireBuffer out = new WireBuffer().text("{\"data\":[");
        for (int i = 0; i < names.size(); i++) {
            model(out.text(i == 0 ? "" : ","), names.get(i));
        }
        out.text("],\"has_more\":false,\"first_id\":").json(names.get(0));
        out.text(",\"last_id\":").json(names.get(names.size() - 1)).text("}");
        return AnthropicHeads.json(200, AnthropicHeads.requestId(), out);
    }

    SimAnswer model(SimCall call) {
        if (version(call).isEmpty()) {
            return noVersion();
        }
        if (!host.serves(call.variable())) {
            return AnthropicErrors.answer(404, "model: " + call.variable());
        }
        WireBuffer out = new WireBuffer();
        model(out, call.variable());
        return AnthropicHeads.json(200, AnthropicHeads.requestId(), out);
    }

    /** What is done with a request that could be read. */
    private interface Reader {
        SimAnswer answer(SimCall call, String version, AnthropicPayload payload);
    }

    private static SimAnswer read(SimCall call, Reader reader) {
        String version = version(call);
        if (version.isEmpty()) {
            return noVersion();
        }
        try {
            return reader.answer(call, version, new AnthropicPayload(call.json()));
        } catch (JsonProcessingException e) {
            return AnthropicErrors.badRequest("The request body is not valid JSON");
        }
    }

    private SimAnswer generate(SimCall call, String version, AnthropicPayload payload) {
        String fault = payload.fault(version);
        if (!fault.isEmpty()) {
            return AnthropicErrors.badRequest(fault);
        }
        if (!host.serves(payload.model())) {
            return AnthropicErrors.answer(404, "model: " + payload.model());
        }
        int context = host.options().context();
        if (payload.prompt().tokens() >= context) {
            return AnthropicErrors.badRequest(
                    "prompt is too long: " + payload.prompt().tokens() + " tokens > " + context + " maximum");
        }
        AnswerPlan plan =
                new AnswerPlan(host.options(), payload.maxTokens(), payload.thinks(), payload.call(host.options()));
        GenerationRequest request = GenerationRequest.of(payload.model(), payload.stream(), payload.prompt());
        return new SimAnswer.Generate(plan.lengths(request), new AnthropicEncoder(payload, plan, call, host));
    }

    private void model(WireBuffer out, String name) {
        out.text("{\"type\":\"model\",\"id\":")
                .json(name)
                .text(",\"display_name\":")
                .json(name);
        out.text(",\"created_at\":")
                .json(Instant.ofEpochSecond(host.startedEpochMillis() / 1000).toString());
        out.text(",\"lifecycle\":\"active\",\"max_input_tokens\":")
                .number(host.options().context());
        out.text(",\"max_tokens\":").number(host.options().context()).text("}");
    }

    private static String version(SimCall call) {
        return call.header("anthropic-version").orElse("");
    }

    private static SimAnswer noVersion() {
        return AnthropicErrors.badRequest("anthropic-version: header is required");
    }
}
