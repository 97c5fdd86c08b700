package io.llmharness.adapters.ollama;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** The types of Ollama's model options. Unknown options are ignored, as the engine does. */
final class OllamaOptions {
    private static final Set<String> INTEGERS = Set.of(
            "num_ctx",
            "num_predict",
            "num_batch",
            "num_gpu",
            "num_thread",
            "num_keep",
            "seed",
            "top_k",
            "repeat_last_n");
    private static final Set<String> DECIMALS = Set.of(
            "temperature", "top_p", "min_p", "typical_p", "repeat_penalty", "presence_penalty", "frequency_penalty");

    private OllamaOptions() {}

    /** The engine's complaint about an option of a wrong type; empty when there is none. */
    static String wrongType(JsonNode options) {
        for (var entry : options.properties()) {
            String name = entry.getKey();
            JsonNode value = entry.getValue();
            if (INTEGERS.contains(name) && !value.isNumber()) {
                return complaint(name, "integer");
            }
            if (DECIMALS.contains(name) && !value.isNumber()) {
                return complaint(name, "float32");
            }
        }
        return "";
    }

    private static String complaint(String name, String type) {
        return "option \"" + name + "\" must be of type " + type;
    }
}
