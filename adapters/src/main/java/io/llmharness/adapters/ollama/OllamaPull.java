package io.llmharness.adapters.ollama;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.llmharness.runtime.sim.SimAnswer;
import io.llmharness.runtime.sim.SimCall;
import io.llmharness.runtime.sim.WireBuffer;

/**
 * {@code /api/pull}: two layers, in lines that come all at once. Every name is there to be pulled but those that begin with {@value #FAULTS}, which fail as
 * an unknown model does: by a line under status 200, after the manifest was asked for.
 */
final class OllamaPull {
    private static final long[] LAYER_BYTES = {1_321_098_329L, 12_320L};
    private static final int STEPS = 4;
    private static final String FAULTS = "fault-";

    private final OllamaModels models;

    OllamaPull(OllamaModels models) {
        this.models = models;
    }

    SimAnswer answer(SimCall call) {
        JsonNode body;
        try {
            body = call.json();
        } catch (JsonProcessingException e) {
            return OllamaDialect.error(400, "unexpected EOF");
        }
        String model = body.path("model").asText(body.path("name").asText(""));
        if (model.isEmpty()) {
            return OllamaDialect.error(400, "model is required");
        }
        boolean known = !model.startsWith(FAULTS);
        if (known) {
            models.add(model);
        }
        if (!body.path("stream").asBoolean(true)) {
            return known
                    ? OllamaHeads.json(200, new WireBuffer().text("{\"status\":\"success\"}"))
                    : OllamaDialect.error(500, "pull model manifest: file does not exist");
        }
        return OllamaHeads.text(200, OllamaHeads.typed("application/x-ndjson"), lines(known));
    }

    private static String lines(boolean known) {
        StringBuilder out = new StringBuilder("{\"status\":\"pulling manifest\"}\n");
        if (!known) {
            return out.append("{\"error\":\"pull model manifest: file does not exist\"}\n")
                    .toString();
        }
        for (int step = 0; step <= STEPS; step++) {
            for (int layer = 0; layer < LAYER_BYTES.length; layer++) {
                layer(out, layer, LAYER_BYTES[layer] * step / STEPS);
            }
        }
        for (String status : new String[] {"verifying sha256 digest", "writing manifest", "success"}) {
            out.append("{\"status\":\"").append(status).append("\"}\n");
        }
        return out.toString();
    }

    private static void layer(StringBuilder out, int layer, long completed) {
        String digest = String.format("%064x", layer + 1);
        out.append("{\"status\":\"pulling ").append(digest, 0, 12);
        out.append("\",\"digest\":\"sha256:").append(digest);
        out.append("\",\"total\":").append(LAYER_BYTES[layer]);
        if (completed > 0) {
            out.append(",\"completed\":").append(completed);
        }
        out.append("}\n");
    }
}
