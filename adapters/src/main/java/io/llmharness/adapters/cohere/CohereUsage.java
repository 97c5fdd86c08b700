package io.llmharness.adapters.cohere;

import io.llmharness.runtime.sim.Generation;
import io.llmharness.runtime.sim.WireBuffer;

/** Cohere's two counts: the tokens that the model saw, and those that are charged, which its hidden template is not among. */
final class CohereUsage {
    private static final int TEMPLATE_TOKENS = 3;

    private CohereUsage() {}

    /** The two members. */
    static WireBuffer put(WireBuffer out, Generation generation) {
        int input = generation.promptTokens();
        int output = generation.completionTokens();
        out.text("\"billed_units\":{\"input_tokens\":").number(Math.max(1, input - TEMPLATE_TOKENS));
        out.text(",\"output_tokens\":").number(output);
        out.text("},\"tokens\":{\"input_tokens\":").number(input);
        return out.text(",\"output_tokens\":").number(output).text("}");
    }
}
