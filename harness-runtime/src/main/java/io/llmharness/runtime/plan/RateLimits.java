package io.llmharness.runtime.plan;

/**
 * How much a client sends of itself, so that a quota is not overrun; 0 where there is no limit.
 *
 * @param requestsPerMinute requests begun in a minute
 * @param tokensPerMinute tokens in a minute, prompts and answers together
 */
public record RateLimits(long requestsPerMinute, long tokensPerMinute) {
    /** No limit. */
    public static final RateLimits NONE = new RateLimits(0, 0);
}
