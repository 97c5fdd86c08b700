package io.llmharness.adapters.gemini;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.llmharness.adapters.sim.AnswerPlan;
import io.llmharness.runtime.sim.GenerationRequest;
import io.llmharness.runtime.sim.SimAnswer;
import io.llmharness.runtime.sim.SimCall;
import io.llmharness.runtime.sim.SimHost;
import io.llmharness.runtime.sim.WireBuffer;
import java.util.List;

/** Content, counts of tokens and the list of models on one server. */
final class GeminiServing {
    private static final List<String> DEFAULT_MODELS = List.of("sim");

    private final SimHost host;

    GeminiServing(SimHost host) {
        this.host = host;
    }

    /** A key is never asked for. */
    SimAnswer act(SimCall call) {
        GeminiCall asked = GeminiCall.of(call);
        GeminiPayload payload;
        try {
            payload = new GeminiPayload(call.json());
        } catch (JsonProcessingException e) {
            return GeminiErrors.answer(call, 400, "Invalid JSON payload received. " + e.getOriginalMessage());
        }
        if (!host.serves(asked.model())) {
            return noModel(call, asked);
        }
        return switch (asked.verb()) {
            case "generateContent", "streamGenerateContent" -> generate(call, asked, payload);
            case "countTokens" -> count(call, payload);
            default -> noModel(call, asked);
        };
    }

    SimAnswer models(SimCall call) {
        return list(call, "models");
    }

    SimAnswer publisherModels(SimCall call) {
        return list(call, "publisherModels");
    }

    SimAnswer model(SimCall call) {
        GeminiCall asked = GeminiCall.of(call);
        if (!host.serves(asked.model())) {
            return noModel(call, asked);
        }
        WireBuffer out = new WireBuffer();
        model(out, "models/", asked.model());
        return GeminiHeads.json(call, 200, out);
    }

    private SimAnswer generate(SimCall call, GeminiCall asked, GeminiPayload payload) {
        if (!payload.hasContents()) {
            return GeminiErrors.answer(call, 400, "* GenerateContentRequest.contents: contents is not specified\n");
        }
        int tokens = payload.prompt().tokens();
        int context = host.options().context();
        if (tokens >= context) {
            return GeminiErrors.answer(
                    call,
                    400,
                    "The input token count (" + tokens + ") exceeds the maximum number of tokens allowed (" + context
                            + ").");
        }
        AnswerPlan plan =
                new AnswerPlan(host.options(), payload.maxTokens(), payload.thinks(), payload.call(host.options()));
        GenerationRequest request = GenerationRequest.of(asked.model(), asked.stream(), payload.prompt())
                .choices(List.of(payload.prompt()), payload.candidates());
        return new SimAnswer.Generate(
                plan.lengths(request), new GeminiEncoder(asked.model(), payload.showsThoughts(), plan, call, host));
    }

    private static SimAnswer count(SimCall call, GeminiPayload payload) {
        WireBuffer out = new WireBuffer().text("{\"totalTokens\":");
        return GeminiHeads.json(call, 200, out.number(payload.prompt().tokens()).text("}"));
    }

    private static SimAnswer noModel(SimCall call, GeminiCall asked) {
        String version = call.path().split("/", 3)[1];
        return GeminiErrors.answer(
                call,
                404,
                "models/" + asked.model() + " is not found for API version " + version + ", or is not supported for "
                        + (asked.verb().isEmpty() ? "this" : asked.verb()) + ".");
    }

    private SimAnswer list(SimCall call, String member) {
        List<String> names = host.options().models().isEmpty()
                ? DEFAULT_MODELS
                : host.options().models();
        WireBuffer out = new WireBuffer().text("{\"").text(member).text("\":[");
        for (int i = 0; i < names.size(); i++) {
            model(
                    out.text(i == 0 ? "" : ","),
                    member.equals("models") ? "models/" : "publishers/google/models/",
                    names.get(i));
        }
        return GeminiHeads.json(call, 200, out.text("]}"));
    }

    private void model(WireBuffer out, String folder, String name) {
        out.text("{\"name\":")
                .json(folder + name)
                .text(",\"version\":\"001\",\"displayName\":")
                .json(name);
        out.text(",\"inputTokenLimit\":").number(host.options().context());
        out.text(",\"outputTokenLimit\":").number(host.options().context());
        out.text(",\"supportedGenerationMethods\":[\"generateContent\",\"countTokens\"]}");
    }
}
