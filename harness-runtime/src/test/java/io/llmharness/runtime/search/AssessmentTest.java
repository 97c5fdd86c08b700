package io.llmharness.runtime.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.llmharness.runtime.catalog.SloModel;
import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.plan.TrialPlan.LoadPlan;
import io.llmharness.runtime.result.Capacity.Outcome;
import io.llmharness.runtime.result.Capacity.Point;
import io.llmharness.runtime.result.ForkResult;
import io.llmharness.runtime.result.RequestCounts;
import io.llmharness.runtime.result.ResultSamples;
import io.llmharness.runtime.result.ResultSamples.Iteration;
import io.llmharness.runtime.result.SloCounts;
import io.llmharness.runtime.result.TrialSummary;
import io.llmharness.runtime.text.UsageException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AssessmentTest {
    private static final TrialPlan PLAN = ResultSamples.withForks(ResultSamples.plan(), 1, 1);
    private static final TrialPlan LIMITED =
            ResultSamples.with(PLAN, SloModel.attainment(0.99).ttft(Duration.ofMillis(300)));

    @Test
    void a_trial_that_keeps_to_all_limits_meets_the_goal() {
        Point point = assess("outputTokensPerSecond max ttft.p99<=270ms,requestsPerSecond>=1", PLAN, iteration());
        assertThat(point.outcome()).isEqualTo(Outcome.MET);
        assertThat(point.certain()).isTrue();
        assertThat(point.level()).isEqualTo(8);
        assertThat(point.trial()).isEqualTo(3);
        assertThat(point.value()).hasValue(3840); // 600 requests of 64 tokens in 10 s
        assertThat(point.latencyMillis().orElseThrow()).isCloseTo(133, within(1.0)); // 8 users, 60 requests a second
        assertThat(point.attainment()).isEmpty();
    }

    @Test
    void the_first_limit_that_is_missed_is_the_reason() {
        Point slow = assess("requestsPerSecond max ttft.p99<=100ms,requestsPerSecond>=1000", PLAN, iteration());
        assertThat(slow.outcome()).isEqualTo(Outcome.MISSED);
        assertThat(slow.why()).startsWith("ttft.p99 is 2").endsWith("ms, above 100ms");
        Point few = assess("requestsPerSecond max requestsPerSecond>=1000", PLAN, iteration());
        assertThat(few.why()).isEqualTo("requestsPerSecond 60.0 is below 1000");
    }

    @Test
    void a_failed_request_is_infinitely_slow() {
        Iteration failing = iteration().requests(new RequestCounts(620, 620, 600, 20, 0, 0, 0, 0, 0));
        Point point = assess("requestsPerSecond max ttft.p99<=1m", PLAN, failing);
        assertThat(point.outcome()).isEqualTo(Outcome.MISSED);
        assertThat(point.why()).contains("infinite: requests failed");
        Point ninety = assess("requestsPerSecond max ttft.p95<=1m", PLAN, failing);
        assertThat(ninety.outcome()).isEqualTo(Outcome.MET);
    }

    @Test
    void a_percentile_of_few_requests_is_not_certain() {
        Point point = assess("requestsPerSecond max ttft.p99<=1m", PLAN, Iteration.of(0, 40, 200));
        assertThat(point.outcome()).isEqualTo(Outcome.MET);
        assertThat(point.certain()).isFalse();
    }

    @Test
    void attainment_is_certain_when_its_interval_says_the_same() {
        assertThat(attainment(600).outcome()).isEqualTo(Outcome.MET);
        assertThat(attainment(600).certain()).isTrue();
        assertThat(attainment(595).outcome()).isEqualTo(Outcome.MET);
        assertThat(attainment(595).certain()).isFalse();
        assertThat(attainment(300).outcome()).isEqualTo(Outcome.MISSED);
        assertThat(attainment(300).why()).isEqualTo("attainment 0.500 is below 0.990");
    }

    @Test
    void a_trial_that_no_request_survived_misses_every_limit_and_one_that_broke_down_fails() {
        Iteration dead = iteration().requests(new RequestCounts(50, 50, 0, 50, 0, 0, 0, 0, 0));
        Point point = assess("requestsPerSecond max", PLAN, dead);
        assertThat(point.outcome()).isEqualTo(Outcome.MISSED);
        assertThat(point.why()).startsWith("none of 50 requests succeeded");
        ForkResult broken = new ForkResult(0, 7, List.of(), Optional.of("exit code 137"));
        Point failed = Assessment.of(
                SearchGoal.parse("requestsPerSecond max"), TrialSummary.of(ResultSamples.trial(PLAN, broken)), 0);
        assertThat(failed.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(failed.why()).isEqualTo("exit code 137");
    }

    @Test
    void a_window_too_short_for_any_request_says_nothing() {
        Iteration silent = iteration().requests(RequestCounts.NONE);
        assertThat(assess("requestsPerSecond max", PLAN, silent).outcome()).isEqualTo(Outcome.UNTRUSTED);
    }

    @Test
    void what_cannot_be_looked_for_is_refused_before_the_run() {
        SearchGoal goal = SearchGoal.parse("goodput max");
        assertThatThrownBy(() -> goal.check(PLAN))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("-slo");
        goal.check(LIMITED);
        TrialPlan trace = PLAN.load(new LoadPlan("trace", Optional.empty(), Map.of()));
        assertThatThrownBy(() -> SearchGoal.parse("requestsPerSecond max").check(trace))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("has no level");
    }

    private static Iteration iteration() {
        return Iteration.of(0, 600, 200);
    }

    private static Point attainment(long good) {
        Iteration iteration = iteration().slo(new SloCounts(good, good, 600, 600, 0, good * 64));
        return assess("goodput max attainment>=0.99", LIMITED, iteration);
    }

    private static Point assess(String goal, TrialPlan plan, Iteration iteration) {
        TrialSummary trial = TrialSummary.of(ResultSamples.trial(plan, ResultSamples.fork(0, iteration)));
        return Assessment.of(SearchGoal.parse(goal), trial, 3);
    }
}
