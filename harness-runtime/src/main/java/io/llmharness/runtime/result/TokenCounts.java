package io.llmharness.runtime.result;

/**
 * Tokens of succeeded requests.
 *
 * @param input prompt tokens, cached ones included
 * @param output output tokens, reasoning included
 * @param reasoning output tokens that are reasoning
 * @param cached prompt tokens served from the engine's cache
 * @param events payload events
 * @param counted requests for which the engine reported its output tokens
 * @param uncounted succeeded requests for which it did not
 * @param spread streamed requests whose tokens it did not count event by event: they are spread evenly over the events, and the first
 *     event is taken to carry one
 * @param cacheReported requests for which it told how much of the prompt was cached, be it nothing
 */
public record TokenCounts(
        long input,
        long output,
        long reasoning,
        long cached,
        long events,
        long counted,
        long uncounted,
        long spread,
        long cacheReported) {

    /** Nothing. */
    public static final TokenCounts NONE = new TokenCounts(0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** The sums. */
    public TokenCounts plus(TokenCounts o) {
        return new TokenCounts(
                input + o.input,
                output + o.output,
                reasoning + o.reasoning,
                cached + o.cached,
                events + o.events,
                counted + o.counted,
                uncounted + o.uncounted,
                spread + o.spread,
                cacheReported + o.cacheReported);
    }

    /** Where output counts come from: {@code usage} when every request had one, else {@code unknown}. */
    public String source() {
        return counted > 0 && uncounted == 0 ? "usage" : "unknown";
    }
}
