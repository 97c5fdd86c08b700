package io.llmharness.adapters.vllm;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmharness.adapters.openai.sim.SimPayload;
import io.llmharness.runtime.sim.SimAnswer;
import io.llmharness.runtime.sim.SimHost;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What vLLM refuses before it generates anything, in the order in which it looks. */
final class VllmChecks {
    private static final int MOST_ANSWERS = 128;

    private VllmChecks() {}

    /** The refusal; null when there is nothing to refuse. */
    static SimAnswer.@Nullable Whole refusal(SimPayload payload, SimHost host, List<String> served) {
        JsonNode limit = payload.member("max_tokens");
        if (payload.has("max_tokens") && !limit.isIntegralNumber()) {
            return VllmErrors.invalid(
                    "{'type': 'int_parsing', 'loc': 'body.max_tokens', 'msg': 'Input should be a valid integer, unable to "
                            + "parse string as an integer', 'input': '" + limit.asText() + "'}",
                    "body.max_tokens");
        }
        if (!host.serves(payload.model())) {
            return VllmErrors.noModel(payload.model(), served);
        }
        if (payload.prompts().isEmpty()) {
            return nothingToSay(payload.chat());
        }
        if (payload.answers() > MOST_ANSWERS) {
            return VllmErrors.badRequest("n must be at most " + MOST_ANSWERS + ", got " + payload.answers() + ".", "n");
        }
        double temperature = payload.member("temperature").asDouble(0);
        if (temperature < 0) {
            String given = "got " + temperature + ". (parameter=temperature, value=" + temperature + ")";
            return VllmErrors.badRequest("temperature must be non-negative, " + given, "temperature");
        }
        return tooLong(
                payload.longestPrompt(), payload.maxTokens(), host.options().context());
    }

    private static SimAnswer.Whole nothingToSay(boolean chat) {
        return chat
                ? VllmErrors.invalid(
                        "{'type': 'missing', 'loc': 'body.messages', 'msg': 'Field required', 'input': '<dict>'}",
                        "body.messages")
                : VllmErrors.badRequest(
                        "Either prompt or prompt_embeds must be provided and non-empty. (parameter=prompt)", "prompt");
    }

    private static SimAnswer.@Nullable Whole tooLong(int prompt, int most, int context) {
        String limit = "This model's maximum context length is " + context + " tokens. However, ";
        String advice = "Please reduce the length of the input prompt";
        if (prompt > context) { // the engine stops counting one token behind its limit
            String counted =
                    "your prompt contains at least " + (context + 1) + " input tokens, which exceeds this limit "
                            + "even without any output tokens. " + advice + ". (parameter=input_tokens, value=";
            return VllmErrors.badRequest(limit + counted + (context + 1) + ")", "input_tokens");
        }
        if (most > context) {
            return VllmErrors.badRequest(
                    "max_tokens=" + most + " cannot be greater than max_model_len=" + context
                            + ". Please request fewer output tokens. (parameter=max_tokens, value=" + most + ")",
                    "max_tokens");
        }
        if (prompt + most > context) {
            String sum = "you requested " + most + " output tokens and your prompt contains " + prompt
                    + " input tokens, for a total of " + (prompt + most) + " tokens. " + advice + " or the number of "
                    + "requested output tokens. (parameter=input_tokens, value=" + prompt + ")";
            return VllmErrors.badRequest(limit + sum, "input_tokens");
        }
        return null;
    }
}
