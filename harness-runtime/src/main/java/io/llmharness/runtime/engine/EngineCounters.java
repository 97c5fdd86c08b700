package io.llmharness.runtime.engine;

import io.llmharness.runtime.text.PrometheusText;

/**
 * What an engine has counted since it was started. A figure that it does not have is NaN, and stays so in a difference.
 *
 * @param promptTokens prompt tokens that were looked up in the prefix cache
 * @param cachedTokens those of them that were found there
 * @param queueSeconds time that requests waited for the start of their prompts' processing, summed
 * @param queued requests in that sum
 */
public record EngineCounters(double promptTokens, double cachedTokens, double queueSeconds, double queued) {
    /** What was counted since an earlier reading. A counter that went back was started anew: nothing is known of it. */
    public EngineCounters since(EngineCounters earlier) {
        return new EngineCounters(
                grown(promptTokens, earlier.promptTokens),
                grown(cachedTokens, earlier.cachedTokens),
                grown(queueSeconds, earlier.queueSeconds),
                grown(queued, earlier.queued));
    }

    /** Both together. */
    public EngineCounters plus(EngineCounters o) {
        return new EngineCounters(
                promptTokens + o.promptTokens,
                cachedTokens + o.cachedTokens,
                queueSeconds + o.queueSeconds,
                queued + o.queued);
    }

    private static double grown(double now, double before) {
        return now >= before ? now - before : Double.NaN;
    }

    /** Asks a page in the text format of Prometheus for them; each name may have several series, which are summed. */
    public static ControlStep<EngineCounters> ask(HttpCall page, Names names) {
        return new ControlStep.Ask<>(page, answer -> {
            if (answer.refusal().isPresent()) {
                return new ControlStep.Failed<>(answer.refusal().get());
            }
            PrometheusText text = new PrometheusText(answer.text());
            return new ControlStep.Done<>(new EngineCounters(
                    text.sum(names.promptTokens),
                    text.sum(names.cachedTokens),
                    text.sum(names.queueSeconds + "_sum"),
                    text.sum(names.queueSeconds + "_count")));
        });
    }

    /**
     * How an engine calls them; empty where it has none.
     *
     * @param queueSeconds the histogram
     */
    public record Names(String promptTokens, String cachedTokens, String queueSeconds) {}
}
