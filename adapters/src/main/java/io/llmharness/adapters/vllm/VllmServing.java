package io.llmharness.adapters.vllm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.llmharness.adapters.openai.wire.SimPayload;
import io.llmharness.runtime.sim.GenerationRequest;
import io.llmharness.runtime.sim.Prompt;
import io.llmharness.runtime.sim.SimAnswer;
import io.llmharness.runtime.sim.SimCall;
import io.llmharness.runtime.sim.SimHost;
import io.llmharness.runtime.sim.WireBuffer;
import java.util.List;
import java.util.Locale;

/** The model side of one vLLM server: what it serves and how it checks requests. */
final class VllmServing {
    private static final int MOST_ANSWERS = 128;
    private static final String DEFAULT_MODEL = "sim";

    private final SimHost host;
    private final int context;

    VllmServing(SimHost host) {
        this.host = host;
        this.context = host.options().context();
    }

    SimAnswer models() {
        List<String> names = names();
        WireBuffer out = new WireBuffer().text("{\"object\":\"list\",\"data\":[");
        long created = host.startedEpochMillis() / 1000;
        for (int i = 0; i < names.size(); i++) {
            out.text(i == 0 ? "" : ",").text("{\"id\":").json(names.get(i));
            out.text(",\"object\":\"model\",\"created\":").number(created).text(",\"owned_by\":\"vllm\",\"root\":");
            out.json(names.get(i)).text(",\"parent\":null,\"max_model_len\":").number(context);
            out.text(",\"permission\":[{\"id\":").json(hexId("modelperm", host.freshId()));
            out.text(",\"object\":\"model_permission\",\"created\":").number(created);
            out.text(",\"allow_create_engine\":false,\"allow_sampling\":true,\"allow_logprobs\":true");
            out.text(",\"allow_search_indices\":false,\"allow_view\":true,\"allow_fine_tuning\":false");
            out.text(",\"organization\":\"*\",\"group\":null,\"is_blocking\":false}]}");
        }
        return VllmHeads.json(200, out.text("]}"));
    }

    SimAnswer load() {
        int load = host.running() + host.waiting();
        return VllmHeads.json(
                200, new WireBuffer().text("{\"server_load\":").number(load).text("}"));
    }

    SimAnswer complete(SimCall call, boolean chat) {
        if (!call.header("content-type").orElse("").toLowerCase(Locale.ROOT).startsWith("application/json")) {
            return VllmErrors.invalid("Unsupported Media Type: Only 'application/json' is allowed", null);
        }
        JsonNode body;
        try {
            body = call.json();
        } catch (JsonProcessingException e) {
            String where = "body." + e.getLocation().getByteOffset();
            return VllmErrors.invalid(
                    "{'type': 'json_invalid', 'loc': '" + where + "', 'msg': 'JSON decode error', 'input': "
                            + "'<dict of 0 items>', 'ctx': {'error': 'Expecting value'}}",
                    where);
        }
        return complete(new SimPayload(body, chat), call);
    }

    private SimAnswer complete(SimPayload payload, SimCall call) {
        JsonNode limit = payload.member("max_tokens");
        if (payload.has("max_tokens") && !limit.isIntegralNumber()) {
            return VllmErrors.invalid(
                    "{'type': 'int_parsing', 'loc': 'body.max_tokens', 'msg': 'Input should be a valid integer, unable to "
                            + "parse string as an integer', 'input': '" + limit.asText() + "'}",
                    "body.max_tokens");
        }
        String model = payload.has("model") ? payload.model() : names().get(0);
        if (!host.serves(model)) {
            return VllmErrors.noModel(model, names());
        }
        List<Prompt> prompts = payload.prompts();
        if (prompts.isEmpty()) {
            return payload.chat()
                    ? VllmErrors.invalid(
                            "{'type': 'missing', 'loc': 'body.messages', 'msg': 'Field required', 'input': '<dict>'}",
                            "body.messages")
                    : VllmErrors.badRequest(
                            "Either prompt or prompt_embeds must be provided and non-empty. (parameter=prompt)",
                            "prompt");
        }
        if (payload.answers() > MOST_ANSWERS) {
            return VllmErrors.badRequest("n must be at most " + MOST_ANSWERS + ", got " + payload.answers() + ".", "n");
        }
        double temperature = payload.member("temperature").asDouble(0);
        if (temperature < 0) {
            return VllmErrors.badRequest(
                    "temperature must be non-negative, got " + temperature + ". (parameter=temperature, value="
                            + temperature + ")",
                    "temperature");
        }
        return limited(payload, call);
    }

    private SimAnswer limited(SimPayload payload, SimCall call) {
        int longest = payload.longestPrompt();
        int most = payload.maxTokens();
        if (longest > context) {
            return VllmErrors.badRequest(
                    "This model's maximum context length is " + context
                            + " tokens. However, your prompt contains at least "
                            + (context + 1) + " input tokens, which exceeds this limit even without any output tokens. "
                            + "Please reduce the length of the input prompt. (parameter=input_tokens, value="
                            + (context + 1) + ")",
                    "input_tokens");
        }
        if (most > context) {
            return VllmErrors.badRequest(
                    "max_tokens=" + most + " cannot be greater than max_model_len=" + context
                            + ". Please request fewer output tokens. (parameter=max_tokens, value=" + most + ")",
                    "max_tokens");
        }
        if (longest + most > context) {
            return VllmErrors.badRequest(
                    "This model's maximum context length is " + context + " tokens. However, you requested " + most
                            + " output tokens and your prompt contains " + longest + " input tokens, for a total of "
                            + (longest + most)
                            + " tokens. Please reduce the length of the input prompt or the number of "
                            + "requested output tokens. (parameter=input_tokens, value=" + longest + ")",
                    "input_tokens");
        }
        GenerationRequest request = payload.request();
        if (most == 0 && !payload.chat()) {
            request = request.length(16, request.minTokens(), request.ignoreEnd());
        }
        return new SimAnswer.Generate(request, new VllmEncoder(payload, call, host));
    }

    List<String> names() {
        List<String> models = host.options().models();
        return models.isEmpty() ? List.of(DEFAULT_MODEL) : models;
    }

    /** An id such as {@code cmpl-9faf409ccf358b01}. */
    static String hexId(String prefix, long id) {
        return new WireBuffer().text(prefix).text("-").hex(id).toString();
    }
}
