package io.llmharness.runtime.fork;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.runtime.plan.Budget;
import io.llmharness.runtime.plan.Budget.Scope;
import io.llmharness.runtime.plan.RequestRules;
import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.result.ForkResult;
import io.llmharness.runtime.result.ResultSamples;
import io.llmharness.runtime.result.ResultSamples.Iteration;
import io.llmharness.runtime.result.TokenCounts;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private final Ledger ledger = new Ledger();

    private static TrialPlan plan(String benchmark, Budget budget) {
        return ResultSamples.named(ResultSamples.plan(), benchmark, Map.of(), true)
                .rules(RequestRules.STANDARD.budget(budget));
    }

    /** A fork that used 60 tokens of prompts and 40 of answers. */
    private static ForkResult hundred() {
        return ResultSamples.fork(0, Iteration.of(0, 3, 200).tokens(new TokenCounts(60, 40, 0, 0, 40, 3, 0, 0, 0)));
    }

    @Test
    void aCapOfTheRunCountsEveryBenchmark() {
        Budget cap = new Budget(150, 0, 0, 0);
        ledger.add(plan("a", cap), hundred());
        assertThat(ledger.left(plan("b", cap)).rules().budget().tokens()).isEqualTo(50);
        assertThat(ledger.spent()).isEmpty();
        ledger.add(plan("b", cap), hundred());
        assertThat(ledger.isSpent(plan("c", cap))).isTrue();
        assertThat(ledger.spent()).contains("the cap of 150 tokens is reached: 200 tokens were used");
    }

    @Test
    void aCapOfABenchmarkLeavesTheOthersAlone() {
        Budget cap = new Budget(0, 0.07, 1000, 1000, Scope.BENCHMARK);
        ledger.add(plan("a", cap), hundred());
        assertThat(ledger.isSpent(plan("a", cap))).isTrue();
        assertThat(ledger.isSpent(plan("b", cap))).isFalse();
        assertThat(ledger.left(plan("b", cap)).rules().budget()).isEqualTo(cap);
        assertThat(ledger.spent())
                .contains("the cap of 0.0700 in money for a is reached: 100 tokens were used, for 0.100");
    }
}
