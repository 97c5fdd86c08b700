package io.llmharness.runtime.exec;

import io.llmharness.runtime.plan.Budget;

/** One loop's equal share of what its fork may use up. Where an engine does not count tokens, events are counted in their place. */
final class Purse {
    private final Budget share;
    private long input;
    private long output;
    private boolean empty;

    Purse(Budget budget, int loops) {
        share = budget.share(loops);
    }

    /** Pays for a request that has ended; true when that used the share up. */
    boolean emptiedBy(Exchange e) {
        input += Math.max(0, e.inputTokens);
        output += e.outputTokens >= 0 ? e.outputTokens : e.events.size();
        boolean first = !empty && share.spent(input, output);
        empty |= first;
        return first;
    }
}
