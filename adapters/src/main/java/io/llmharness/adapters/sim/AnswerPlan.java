package io.llmharness.adapters.sim;

import io.llmharness.runtime.sim.FinishReason;
import io.llmharness.runtime.sim.Generation;
import io.llmharness.runtime.sim.GenerationRequest;
import io.llmharness.runtime.sim.SimOptions;
import org.jspecify.annotations.Nullable;

/** Of what an answer is made: reasoning in front when the request asks for it, then a text or the call of a tool. */
public final class AnswerPlan {
    /** How an answer ends. */
    public enum Ending {
        /** The model came to its end. */
        STOP,
        /** The limit of tokens was reached. */
        LENGTH,
        /** The call of a tool is complete. */
        CALL
    }

    /** A call is short, whatever the limit. */
    private static final int CALL_TOKENS = 12;

    private final int maxTokens;
    private final int reasoning;
    private final @Nullable ToolCall call;

    /**
     * A plan.
     *
     * @param maxTokens the request's limit, reasoning included; 0 for none
     * @param reasons   whether the request asks for reasoning
     * @param call      the call to make; null for a text
     */
    public AnswerPlan(SimOptions options, int maxTokens, boolean reasons, @Nullable ToolCall call) {
        this.maxTokens = Math.max(0, maxTokens);
        this.reasoning = reasons ? options.reasoning() : 0;
        this.call = call;
    }

    /** The call to make; null for a text. */
    public @Nullable ToolCall call() {
        return call;
    }

    /** The request with the plan's lengths. */
    public GenerationRequest lengths(GenerationRequest plain) {
        int most = maxTokens;
        if (call != null) {
            int whole = CALL_TOKENS + reasoning;
            most = maxTokens == 0 ? whole : Math.min(maxTokens, whole);
        }
        return plain.length(most, plain.minTokens(), plain.ignoreEnd()).reasoning(reasoning);
    }

    /** How the choice ends when it does. */
    public Ending ending(Generation generation, int choice) {
        if (call != null) {
            boolean cut = maxTokens > 0 && generation.completionTokens(choice) >= maxTokens;
            return cut ? Ending.LENGTH : Ending.CALL;
        }
        return generation.finishReason(choice) == FinishReason.LENGTH ? Ending.LENGTH : Ending.STOP;
    }
}
