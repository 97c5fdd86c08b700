package io.llmharness.adapters.vllm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.llmharness.adapters.openai.sim.SimPayload;
import io.llmharness.runtime.sim.Prompt;
import io.llmharness.runtime.sim.SimAnswer;
import io.llmharness.runtime.sim.SimCall;
import io.llmharness.runtime.sim.WireBuffer;
import java.util.List;

/** vLLM's tokenizer routes. Tokens are the simulated engine's words, so that turning ids into text gives other words back. */
final class VllmTokenizer {
    private final int context;

    VllmTokenizer(int context) {
        this.context = context;
    }

    SimAnswer tokenize(SimCall call) {
        JsonNode body = read(call);
        List<Prompt> prompts = new SimPayload(body, body.has("messages"), "").prompts();
        if (prompts.isEmpty()) {
            return missing("prompt");
        }
        int[] ids = prompts.get(0).ids();
        WireBuffer out = new WireBuffer().text("{\"count\":").number(ids.length);
        out.text(",\"max_model_len\":").number(context).text(",\"tokens\":[");
        for (int i = 0; i < ids.length; i++) {
            out.text(i == 0 ? "" : ",").number(ids[i]);
        }
        return VllmHeads.json(200, out.text("],\"token_strs\":null}"));
    }

    SimAnswer detokenize(SimCall call) {
        JsonNode tokens = read(call).path("tokens");
        if (!tokens.isArray()) {
            return missing("tokens");
        }
        StringBuilder words = new StringBuilder();
        tokens.forEach(id -> words.append(words.isEmpty() ? "w" : " w").append(id.asInt()));
        return VllmHeads.json(
                200,
                new WireBuffer().text("{\"prompt\":").json(words.toString()).text("}"));
    }

    private static JsonNode read(SimCall call) {
        try {
            return call.json();
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private static SimAnswer missing(String name) {
        String where = "body." + name;
        return VllmErrors.invalid(
                "{'type': 'missing', 'loc': '" + where + "', 'msg': 'Field required', 'input': '<dict>'}", where);
    }
}
