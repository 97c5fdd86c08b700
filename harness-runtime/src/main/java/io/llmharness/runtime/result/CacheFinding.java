package io.llmharness.runtime.result;

import io.llmharness.runtime.plan.CacheIntent;
import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.text.Digits;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A trial's cache intent held against what the engine says it found in its prefix cache.
 *
 * @param intent as declared
 * @param share cached share of the prompt tokens; empty when the engine does not tell
 * @param cachedTokens mean of a request; empty when the engine does not tell
 * @param mismatch what speaks against the intent, as a sentence without an end; empty when nothing does, or nothing is known
 */
public record CacheFinding(
        String intent, OptionalDouble share, OptionalDouble cachedTokens, Optional<String> mismatch) {

    /** Where a share stands in the text of a report. */
    private static final String OF_PROMPTS = " of the prompt tokens came from the engine's cache";

    /** By the counts of cached tokens that came with the answers. */
    public static CacheFinding of(TrialPlan plan, TokenCounts tokens) {
        long requests = tokens.cacheReported();
        if (requests == 0 || tokens.input() == 0) {
            return new CacheFinding(plan.cache(), OptionalDouble.empty(), OptionalDouble.empty(), Optional.empty());
        }
        double share = Math.min(1, (double) tokens.cached() / tokens.input());
        double each = (double) tokens.cached() / requests;
        Optional<String> mismatch = mismatch(CacheIntent.of(plan), share, (double) tokens.input() / requests)
                .map(why ->
                        "the cache was declared " + plan.cache() + ", but " + Digits.percent(share) + OF_PROMPTS + why);
        return new CacheFinding(plan.cache(), OptionalDouble.of(share), OptionalDouble.of(each), mismatch);
    }

    private static Optional<String> mismatch(CacheIntent intent, double share, double promptTokens) {
        if (intent.isWarm()) {
            return share >= ValidityLimits.WARM_SHARE
                    ? Optional.empty()
                    : Optional.of(": prompts do not repeat, or its cache is off");
        }
        double beside = Math.abs(share - intent.shared());
        if (beside <= ValidityLimits.CACHE_SHARE || beside * promptTokens <= ValidityLimits.CACHE_TOKENS) {
            return Optional.empty();
        }
        return Optional.of(
                share < intent.shared()
                        ? ": its cache is off or too small, or the prompts are too short for its blocks"
                        : ": it knows more of the prompts than it should");
    }
}
