package io.llmharness.runtime.fork;

import io.llmharness.runtime.plan.Budget;
import io.llmharness.runtime.plan.Budget.Scope;
import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.result.ForkResult;
import io.llmharness.runtime.result.IterationResult;
import io.llmharness.runtime.text.Digits;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a run has used up so far, warm-up included, so that each fork is given only what is left of its budget: the run's, or that of its
 * benchmark.
 */
final class Ledger {
    /** Tokens that were used, and what they cost. */
    private record Used(long tokens, double money) {
        private static final Used NOTHING = new Used(0, 0);

        Used plus(Used more) {
            return new Used(tokens + more.tokens, money + more.money);
        }
    }

    private final Map<String, Used> byBenchmark = new LinkedHashMap<>();
    private final Set<String> sentences = new LinkedHashSet<>();

    /** The trial with what is left of its budget. */
    TrialPlan left(TrialPlan plan) {
        Budget budget = plan.rules().budget();
        Used used = used(plan);
        return budget.capped() ? plan.rules(plan.rules().budget(budget.less(used.tokens(), used.money()))) : plan;
    }

    void add(TrialPlan plan, ForkResult fork) {
        for (IterationResult iteration : fork.iterations()) {
            long input = iteration.tokens().input();
            long output = iteration.tokens().output();
            double money = plan.rules().budget().cost(input, output); // engines differ in price
            byBenchmark.merge(plan.benchmark(), new Used(input + output, money), Used::plus);
        }
        if (isSpent(plan)) {
            sentences.add(sentence(plan));
        }
    }

    /** Whether the trial's budget is used up. */
    boolean isSpent(TrialPlan plan) {
        Budget budget = plan.rules().budget();
        Used used = used(plan);
        return budget.capped() && budget.usedUp(used.tokens(), used.money());
    }

    /** Which budgets are used up, in a clause; empty while all have something left. */
    Optional<String> spent() {
        return sentences.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", sentences));
    }

    private Used used(TrialPlan plan) {
        return plan.rules().budget().scope() == Scope.BENCHMARK
                ? byBenchmark.getOrDefault(plan.benchmark(), Used.NOTHING)
                : byBenchmark.values().stream().reduce(Used.NOTHING, Used::plus);
    }

    private String sentence(TrialPlan plan) {
        Budget budget = plan.rules().budget();
        Used used = used(plan);
        String cap = budget.tokens() > 0 && used.tokens() >= budget.tokens()
                ? "the cap of " + budget.tokens() + " tokens"
                : "the cap of " + Digits.three(budget.money()) + " in money";
        String whose = budget.scope() == Scope.BENCHMARK ? " for " + plan.benchmark() : "";
        return cap + whose + " is reached: " + used.tokens() + " tokens were used"
                + (budget.priced() ? ", for " + Digits.three(used.money()) : "");
    }
}
