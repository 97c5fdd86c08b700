package io.llmharness.adapters.vllm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.llmharness.adapters.openai.sim.SimPayload;
import io.llmharness.runtime.sim.GenerationRequest;
import io.llmharness.runtime.sim.SimAnswer;
import io.llmharness.runtime.sim.SimCall;
import io.llmharness.runtime.sim.SimHost;
import io.llmharness.runtime.sim.WireBuffer;
import java.util.List;
import java.util.Locale;

/** The model side of one vLLM server: what it serves and how it checks requests. */
final class VllmServing {
    private static final int DEFAULT_TEXT_TOKENS = 16;
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

    SimAnswer resetPrefixCache() {
        host.forgetPrompts();
        return VllmHeads.empty();
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
        SimPayload payload = new SimPayload(body, chat, names().get(0));
        SimAnswer.Whole refusal = VllmChecks.refusal(payload, host, names());
        return refusal != null
                ? refusal
                : new SimAnswer.Generate(request(payload), new VllmEncoder(payload, call, host));
    }

    private static GenerationRequest request(SimPayload payload) {
        GenerationRequest request = payload.request();
        return payload.maxTokens() == 0 && !payload.chat()
                ? request.length(DEFAULT_TEXT_TOKENS, request.minTokens(), request.ignoreEnd())
                : request;
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
