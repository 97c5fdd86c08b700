package io.llmharness.runtime.plan;

import io.llmharness.runtime.text.Nearest;
import java.util.List;

/**
 * What an engine's prefix cache is meant to find of a prompt.
 *
 * @param shared share of each prompt, at its beginning, that all prompts have in common; what follows is each one's own. 0 is a cold
 *     cache; 1 a warm one, where prompts are sent as they are
 */
public record CacheIntent(double shared) {
    /** Nothing: each prompt begins with characters of its own. */
    public static final CacheIntent COLD = new CacheIntent(0);

    /** Whatever prompts have in common as they are. */
    public static final CacheIntent WARM = new CacheIntent(1);

    /** That of a trial. */
    public static CacheIntent of(TrialPlan plan) {
        return parse(plan.cache());
    }

    /** {@code cold}, {@code warm} or a share such as {@code 50%}. Throws {@link IllegalArgumentException} with a sentence otherwise. */
    public static CacheIntent parse(String text) {
        if (text.equals("cold")) {
            return COLD;
        }
        if (text.equals("warm")) {
            return WARM;
        }
        if (text.matches("[1-9][0-9]?%")) {
            return new CacheIntent(Integer.parseInt(text.substring(0, text.length() - 1)) / 100.0);
        }
        throw new IllegalArgumentException("\"" + text + "\" is not a cache intent."
                + Nearest.hint(text, List.of("cold", "warm")) + " Write cold, warm, or the share of each prompt that"
                + " all have in common, from 1% to 99%.");
    }

    public boolean isCold() {
        return shared == 0;
    }

    public boolean isWarm() {
        return shared == 1;
    }
}
