package io.llmharness.runtime.fork;

import io.llmharness.runtime.plan.Budget;
import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.result.ForkResult;
import io.llmharness.runtime.result.IterationResult;
import io.llmharness.runtime.text.Digits;
import java.util.Optional;

/** What a run has used up so far, warm-up included, so that each fork is given only what is left of the budget. */
final class Ledger {
    private long tokens;
    private double money;
    private Budget budget = Budget.NONE;

    /** The trial with what is left of its budget. */
    TrialPlan left(TrialPlan plan) {
        budget = plan.rules().budget();
        return budget.capped() ? plan.rules(plan.rules().budget(budget.less(tokens, money))) : plan;
    }

    void add(ForkResult fork) {
        for (IterationResult iteration : fork.iterations()) {
            long input = iteration.tokens().input();
            long output = iteration.tokens().output();
            tokens += input + output;
            money += budget.cost(input, output); // engines differ in price
        }
    }

    /** What is used up, in a clause; empty while there is something left. */
    Optional<String> spent() {
        if (!budget.capped() || !budget.usedUp(tokens, money)) {
            return Optional.empty();
        }
        String cap = budget.tokens() > 0 && tokens >= budget.tokens()
                ? "the cap of " + budget.tokens() + " tokens"
                : "the cap of " + Digits.three(budget.money()) + " in money";
        return Optional.of(cap + " is reached: " + tokens + " tokens were used"
                + (budget.priced() ? ", for " + Digits.three(money) : ""));
    }
}
