package io.llmharness.runtime.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmharness.runtime.Options;
import io.llmharness.runtime.OptionsBuilder;
import io.llmharness.runtime.catalog.EngineModel;
import io.llmharness.runtime.catalog.LoadModel;
import io.llmharness.runtime.catalog.ScenarioCatalog;
import io.llmharness.runtime.catalog.ScenarioModel;
import io.llmharness.runtime.catalog.StubScenario;
import io.llmharness.runtime.catalog.WorkloadModel;
import io.llmharness.runtime.plan.Budget.Scope;
import io.llmharness.runtime.text.UsageException;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What {@code @Limit} says, and what the options say over it. */
class LimitsTest {
    private static final WorkloadModel LIMITED =
            WorkloadModel.onClass().rateLimits(60, 9000).budget(1_000_000, 5, 0.15, 0.6);

    @Test
    void theAnnotationHoldsForItsBenchmark() {
        RequestRules rules = rules(LIMITED, b -> b);
        assertThat(rules.rates()).isEqualTo(new RateLimits(60, 9000));
        assertThat(rules.budget()).isEqualTo(new Budget(1_000_000, 5, 0.15, 0.6, Scope.BENCHMARK));
        assertThat(rules(WorkloadModel.onClass(), b -> b).budget().capped()).isFalse();
    }

    @Test
    void anOptionComesBeforeItLimitByLimit() {
        RequestRules rates = rules(LIMITED, b -> b.spending(new RateLimits(30, 0), Budget.NONE));
        assertThat(rates.rates()).isEqualTo(new RateLimits(30, 9000));

        RequestRules cap = rules(LIMITED, b -> b.spending(RateLimits.NONE, new Budget(500, 0, 0, 0)));
        assertThat(cap.budget())
                .as("the option's cap is the run's, and the annotation's prices are as good as any")
                .isEqualTo(new Budget(500, 0, 0.15, 0.6, Scope.RUN));

        RequestRules prices = rules(LIMITED, b -> b.spending(RateLimits.NONE, new Budget(0, 0, 1, 2)));
        assertThat(prices.budget()).isEqualTo(new Budget(1_000_000, 5, 1, 2, Scope.BENCHMARK));
    }

    @Test
    void aLoadThatIsOpenByAnOptionIsRefusedAsOneByAnnotation() {
        assertThatThrownBy(() -> rules(LIMITED.load(LoadModel.closed(2)), b -> b.rate(10)))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "The open load poisson of S arrives at its own times and cannot be held back to 9000 tokens a"
                                + " minute, as -limit or @Limit wants. Give a lower -rate, or users with -t.");
    }

    private static RequestRules rules(WorkloadModel workload, UnaryOperator<OptionsBuilder> wish) {
        ScenarioModel model = ScenarioModel.of("S", "S")
                .engine(EngineModel.of("local"))
                .workload(workload)
                .build();
        List<TrialPlan> trials = new Planner(
                        StubEngine.catalog(),
                        LimitsTest.class.getClassLoader(),
                        name -> Map.<String, String>of().get(name))
                .plan(
                        ScenarioCatalog.of(List.of(new StubScenario(model))).all(),
                        wish.apply(Options.builder()).build().overrides());
        assertThat(trials).hasSize(1);
        return trials.get(0).rules();
    }
}
