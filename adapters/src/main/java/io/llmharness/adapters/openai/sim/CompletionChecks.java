package io.llmharness.adapters.openai.sim;

import io.llmharness.runtime.sim.SimHost;
import org.jspecify.annotations.Nullable;

/** What OpenAI refuses before it generates anything. */
final class CompletionChecks {
    private static final int MOST_ANSWERS = 128;

    private CompletionChecks() {}

    /** The refusal of a completion; null when there is nothing to refuse. */
    static @Nullable ApiError refusal(SimPayload payload, SimHost host, Provider provider) {
        String text = payload.chat() ? "messages" : "prompt";
        ApiError model = model(payload.model(), host, provider);
        if (model != null) {
            return model;
        }
        if (payload.prompts().isEmpty()) {
            return missing(text);
        }
        if (payload.answers() > MOST_ANSWERS) {
            return ApiError.badRequest(
                    "Invalid 'n': integer above maximum value. Expected a value <= " + MOST_ANSWERS + ".",
                    "n",
                    "integer_above_max_value");
        }
        return tooLong(payload.longestPrompt(), host, text);
    }

    /** The refusal of a response; null when there is nothing to refuse. */
    static @Nullable ApiError refusal(ResponsesPayload payload, SimHost host, Provider provider) {
        ApiError model = model(payload.model(), host, provider);
        if (model != null) {
            return model;
        }
        return payload.hasInput() ? tooLong(payload.prompt().tokens(), host, "input") : missing("input");
    }

    private static @Nullable ApiError model(String name, SimHost host, Provider provider) {
        if (name.isEmpty()) {
            return ApiError.badRequest("you must provide a model parameter", null, null);
        }
        return host.serves(name) ? null : provider.unknownModel(name);
    }

    private static ApiError missing(String member) {
        return ApiError.badRequest(
                "Missing required parameter: '" + member + "'.", member, "missing_required_parameter");
    }

    private static @Nullable ApiError tooLong(int longest, SimHost host, String text) {
        int context = host.options().context();
        if (longest < context) {
            return null;
        }
        return ApiError.badRequest(
                "This model's maximum context length is " + context + " tokens. However, your " + text + " resulted in "
                        + longest + " tokens. Please reduce the length of the " + text + ".",
                text,
                "context_length_exceeded");
    }
}
