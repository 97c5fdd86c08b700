package io.llmharness.adapters.ollama;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.llmharness.runtime.sim.GenerationRequest;
import io.llmharness.runtime.sim.Prompt;
import io.llmharness.runtime.sim.SimAnswer;
import io.llmharness.runtime.sim.SimCall;
import io.llmharness.runtime.sim.SimHost;
import io.llmharness.runtime.sim.WireBuffer;
import java.util.ArrayList;
import java.util.List;

/** Ollama's generate and chat: checks a request and has it loaded, unloaded or answered. */
final class OllamaServing {
    private final SimHost host;
    private final OllamaModels models;

    OllamaServing(SimHost host, OllamaModels models) {
        this.host = host;
        this.models = models;
    }

    SimAnswer answer(SimCall call, boolean chat) {
        if (call.bodyLength() == 0) {
            return OllamaDialect.error(400, "missing request body");
        }
        JsonNode body;
        try {
            body = call.json();
        } catch (JsonProcessingException e) {
            return OllamaDialect.error(400, "unexpected EOF");
        }
        String model = body.path("model").asText("");
        if (model.isEmpty() && chat) {
            return OllamaDialect.error(400, "model is required");
        }
        if (model.isEmpty() || !models.has(model)) {
            return OllamaDialect.error(404, "model '" + model + "' not found");
        }
        String wrong = OllamaOptions.wrongType(body.path("options"));
        if (!wrong.isEmpty()) {
            return OllamaDialect.error(500, wrong);
        }
        List<String> parts = chat ? contents(body.path("messages")) : prompt(body);
        return parts.isEmpty() ? residency(body, model, chat) : generate(call, body, model, chat, parts);
    }

    private SimAnswer generate(SimCall call, JsonNode body, String model, boolean chat, List<String> parts) {
        JsonNode options = body.path("options");
        int context = options.path("num_ctx").asInt(host.options().context());
        Prompt prompt = Prompt.of(parts);
        if (prompt.tokens() > context && !body.path("truncate").asBoolean(true)) {
            return OllamaHeads.TOO_LONG;
        }
        long load = models.use(model, KeepAlive.nanos(body.path("keep_alive")));
        int most = Math.max(0, options.path("num_predict").asInt(0));
        GenerationRequest request = GenerationRequest.of(
                        model, body.path("stream").asBoolean(true), prompt.first(context))
                .length(most, 0, false)
                .delay(load);
        boolean ids = !chat && !body.path("raw").asBoolean(false);
        return new SimAnswer.Generate(request, new OllamaEncoder(model, chat, ids, call.arrivalNanos(), load));
    }

    /** A request without anything to say: loads the model, or unloads it when it is to be kept for no time. */
    private SimAnswer residency(JsonNode body, String model, boolean chat) {
        long keep = KeepAlive.nanos(body.path("keep_alive"));
        boolean unload = keep == 0;
        if (unload) {
            models.unload(model);
        } else {
            models.use(model, keep);
        }
        WireBuffer out = new WireBuffer().text("{\"model\":").json(model).text(",\"created_at\":\"");
        new CreatedAt().now(out).text("\",");
        out.text(chat ? "\"message\":{\"role\":\"assistant\",\"content\":\"\"}" : "\"response\":\"\"");
        out.text(",\"done\":true,\"done_reason\":")
                .json(unload ? "unload" : "load")
                .text("}");
        return OllamaHeads.json(200, out);
    }

    private static List<String> prompt(JsonNode body) {
        String prompt = body.path("prompt").asText("");
        String system = body.path("system").asText("");
        return prompt.isEmpty() ? List.of() : List.of(system, prompt);
    }

    private static List<String> contents(JsonNode messages) {
        List<String> parts = new ArrayList<>();
        messages.forEach(message -> parts.add(message.path("content").asText("")));
        return parts;
    }
}
