package io.llmharness.runtime.result;

import io.llmharness.runtime.engine.EngineCounters;
import io.llmharness.runtime.plan.CacheIntent;
import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.text.Digits;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A trial's cache intent held against what the engine says it found in its prefix cache.
 *
 * @param intent as declared
 * @param share cached share of the prompt tokens; empty when the engine does not tell
 * @param source whose count it is: {@code usage} of the answers, or the engine's own {@code counters}; empty for none
 * @param mismatch what speaks against the intent, as a sentence without an end; empty when nothing does, or nothing is known
 */
public record CacheFinding(String intent, OptionalDouble share, String source, Optional<String> mismatch) {

    /** Where a share stands in the text of a report. */
    private static final String OF_PROMPTS = " of the prompt tokens came from the engine's cache";

    /** By the counts of cached tokens that came with the answers; where there are none, by those of the engine over the forks. */
    public static CacheFinding of(TrialPlan plan, Totals totals, List<ForkResult> forks) {
        TokenCounts tokens = totals.tokens();
        if (tokens.cacheReported() > 0 && tokens.input() > 0) {
            double prompt = (double) tokens.input() / tokens.cacheReported();
            return found(plan, "usage", (double) tokens.cached() / tokens.input(), prompt);
        }
        Optional<EngineCounters> counted = counted(forks);
        double share = counted.map(c -> c.cachedTokens() / c.promptTokens()).orElse(Double.NaN);
        if (!Double.isFinite(share)) {
            return new CacheFinding(plan.cache(), OptionalDouble.empty(), "", Optional.empty());
        }
        long requests = forks.stream()
                .flatMap(f -> f.iterations().stream())
                .mapToLong(i -> i.requests().succeeded())
                .sum();
        return found(plan, "counters", share, counted.get().promptTokens() / Math.max(1, requests));
    }

    /** What the engine counted in all forks together; empty when it does not tell of one. */
    static Optional<EngineCounters> counted(List<ForkResult> forks) {
        boolean all = forks.stream().allMatch(f -> f.counters().isPresent());
        return all ? forks.stream().flatMap(f -> f.counters().stream()).reduce(EngineCounters::plus) : Optional.empty();
    }

    private static CacheFinding found(TrialPlan plan, String source, double cached, double promptTokens) {
        double share = Math.min(1, cached);
        Optional<String> mismatch = mismatch(CacheIntent.of(plan), share, promptTokens)
                .map(why ->
                        "the cache was declared " + plan.cache() + ", but " + Digits.percent(share) + OF_PROMPTS + why);
        return new CacheFinding(plan.cache(), OptionalDouble.of(share), source, mismatch);
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
