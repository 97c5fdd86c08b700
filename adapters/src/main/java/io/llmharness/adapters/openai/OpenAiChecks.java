package io.llmharness.adapters.openai;

import io.llmharness.adapters.openai.wire.SimPayload;
import io.llmharness.runtime.sim.SimAnswer;
import io.llmharness.runtime.sim.SimHost;
import org.jspecify.annotations.Nullable;

/** What OpenAI refuses before it generates anything. */
final class OpenAiChecks {
    private static final int MOST_ANSWERS = 128;

    private OpenAiChecks() {}

    /** The refusal; null when there is nothing to refuse. */
    static SimAnswer.@Nullable Whole refusal(SimPayload payload, SimHost host) {
        String text = payload.chat() ? "messages" : "prompt";
        if (!payload.has("model")) {
            return OpenAiErrors.badRequest("you must provide a model parameter", null, null);
        }
        if (!host.serves(payload.model())) {
            return OpenAiErrors.noModel(payload.model());
        }
        if (payload.prompts().isEmpty()) {
            return OpenAiErrors.badRequest(
                    "Missing required parameter: '" + text + "'.", text, "missing_required_parameter");
        }
        if (payload.answers() > MOST_ANSWERS) {
            return OpenAiErrors.badRequest(
                    "Invalid 'n': integer above maximum value. Expected a value <= " + MOST_ANSWERS + ".",
                    "n",
                    "integer_above_max_value");
        }
        return tooLong(payload, host.options().context(), text);
    }

    private static SimAnswer.@Nullable Whole tooLong(SimPayload payload, int context, String text) {
        int longest = payload.longestPrompt();
        if (longest < context) {
            return null;
        }
        return OpenAiErrors.badRequest(
                "This model's maximum context length is " + context + " tokens. However, your " + text + " resulted in "
                        + longest + " tokens. Please reduce the length of the " + text + ".",
                text,
                "context_length_exceeded");
    }
}
