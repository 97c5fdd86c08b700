package io.llmharness.runtime.sim;

import java.util.List;

/**
 * What the engine model needs to know of a request.
 *
 * @param model      the model's name as asked for
 * @param stream     whether the answer is streamed
 * @param prompts    one or more prompts
 * @param answers    answers to each prompt; choice {@code i} is answer {@code i % answers} to prompt {@code i / answers}
 * @param maxTokens  most tokens of an answer; 0 when the request sets no limit
 * @param minTokens  least tokens of an answer
 * @param ignoreEnd  whether the model must go on to the limit
 * @param reasoning  most tokens of reasoning, which an answer begins with; it gets half of its tokens at most
 * @param delayNanos time to pass before the request is queued, such as for loading the model
 */
public record GenerationRequest(
        String model,
        boolean stream,
        List<Prompt> prompts,
        int answers,
        int maxTokens,
        int minTokens,
        boolean ignoreEnd,
        int reasoning,
        long delayNanos) {
    /** Answer length when neither the request nor the options say one. */
    private static final int UNLIMITED_ANSWER = 128;

    /** One answer to one prompt, no limits. */
    public static GenerationRequest of(String model, boolean stream, Prompt prompt) {
        return new GenerationRequest(model, stream, List.of(prompt), 1, 0, 0, false, 0, 0);
    }

    /** The same with other prompts and this number of answers to each. */
    public GenerationRequest choices(List<Prompt> newPrompts, int newAnswers) {
        return new GenerationRequest(
                model,
                stream,
                List.copyOf(newPrompts),
                newAnswers,
                maxTokens,
                minTokens,
                ignoreEnd,
                reasoning,
                delayNanos);
    }

    /** The same with these limits of an answer's length. */
    public GenerationRequest length(int newMax, int newMin, boolean newIgnoreEnd) {
        return new GenerationRequest(
                model, stream, prompts, answers, newMax, newMin, newIgnoreEnd, reasoning, delayNanos);
    }

    /** The same with so many tokens of reasoning at most. */
    public GenerationRequest reasoning(int newReasoning) {
        return new GenerationRequest(
                model, stream, prompts, answers, maxTokens, minTokens, ignoreEnd, newReasoning, delayNanos);
    }

    /** The same, queued after this time. */
    public GenerationRequest delay(long newDelayNanos) {
        return new GenerationRequest(
                model, stream, prompts, answers, maxTokens, minTokens, ignoreEnd, reasoning, newDelayNanos);
    }

    /** How many tokens a choice gets; {@code natural} is where the model would end, 0 when it has no opinion. */
    int target(int natural) {
        if (ignoreEnd || natural == 0) {
            return maxTokens > 0 ? maxTokens : Math.max(natural > 0 ? natural : UNLIMITED_ANSWER, minTokens);
        }
        int wanted = Math.max(natural, minTokens);
        return maxTokens > 0 ? Math.min(wanted, maxTokens) : wanted;
    }
}
