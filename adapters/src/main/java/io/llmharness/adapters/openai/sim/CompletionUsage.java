package io.llmharness.adapters.openai.sim;

import io.llmharness.runtime.sim.Generation;
import io.llmharness.runtime.sim.WireBuffer;

/** The count of tokens, in the two forms that it has. Reasoning is part of the output, cached tokens are part of the input. */
final class CompletionUsage {
    private CompletionUsage() {}

    static WireBuffer ofCompletion(WireBuffer out, Generation generation) {
        int prompt = generation.promptTokens();
        int completion = generation.completionTokens();
        out.text("\"usage\":{\"prompt_tokens\":").number(prompt);
        out.text(",\"completion_tokens\":").number(completion);
        out.text(",\"total_tokens\":").number(prompt + completion);
        out.text(",\"prompt_tokens_details\":{\"cached_tokens\":").number(generation.cachedTokens());
        out.text(",\"audio_tokens\":0},\"completion_tokens_details\":{\"reasoning_tokens\":");
        out.number(generation.reasoningTokens()).text(",\"audio_tokens\":0");
        return out.text(",\"accepted_prediction_tokens\":0,\"rejected_prediction_tokens\":0}}");
    }

    static WireBuffer ofResponse(WireBuffer out, Generation generation) {
        int input = generation.promptTokens();
        int output = generation.completionTokens();
        out.text("\"usage\":{\"input_tokens\":").number(input);
        out.text(",\"input_tokens_details\":{\"cached_tokens\":").number(generation.cachedTokens());
        out.text(",\"cache_write_tokens\":0},\"output_tokens\":").number(output);
        out.text(",\"output_tokens_details\":{\"reasoning_tokens\":").number(generation.reasoningTokens());
        return out.text("},\"total_tokens\":").number(input + output).text("}");
    }
}
