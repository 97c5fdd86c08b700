package io.llmharness.runtime.plan;

import io.llmharness.runtime.catalog.RunModel;

/**
 * How much a client sends of itself, so that a quota is not overrun; 0 where there is no limit.
 *
 * @param requestsPerMinute requests begun in a minute
 * @param tokensPerMinute tokens in a minute, prompts and answers together
 */
public record RateLimits(long requestsPerMinute, long tokensPerMinute) {
    /** No limit. */
    public static final RateLimits NONE = new RateLimits(0, 0);

    /** These, and what the annotation says where these say nothing. */
    RateLimits or(RunModel.Limits annotated) {
        return new RateLimits(
                requestsPerMinute > 0 ? requestsPerMinute : annotated.requestsPerMinute(),
                tokensPerMinute > 0 ? tokensPerMinute : annotated.tokensPerMinute());
    }
}
