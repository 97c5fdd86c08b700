package io.llmharness.adapters.openai.sim;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmharness.adapters.sim.PromptText;
import io.llmharness.runtime.sim.Prompt;

/** The body of a request to the Responses API. */
final class ResponsesPayload {
    private final JsonNode body;
    private final PromptText text = new PromptText();
    private final boolean hasInput;

    ResponsesPayload(JsonNode body) {
        this.body = body;
        text.add(body.path("instructions"));
        hasInput = !text.add(body.path("input")).isEmpty() && body.hasNonNull("input");
    }

    JsonNode body() {
        return body;
    }

    String model() {
        return body.path("model").asText("");
    }

    boolean stream() {
        return body.path("stream").asBoolean(false);
    }

    boolean hasInput() {
        return hasInput;
    }

    Prompt prompt() {
        return text.prompt();
    }

    /** Most tokens of the answer, its reasoning included; 0 for no limit. */
    int maxTokens() {
        return body.path("max_output_tokens").asInt(0);
    }

    boolean reasons() {
        String effort = body.path("reasoning").path("effort").asText("");
        return body.path("reasoning").isObject() && !effort.equals("none");
    }

    /** Whether the answer is to tell its reasoning, in short. */
    boolean summary() {
        return body.path("reasoning").hasNonNull("summary");
    }

    /** Whether deltas are padded, so that their length tells nothing of their text. */
    boolean obfuscates() {
        return body.path("stream_options").path("include_obfuscation").asBoolean(true);
    }
}
