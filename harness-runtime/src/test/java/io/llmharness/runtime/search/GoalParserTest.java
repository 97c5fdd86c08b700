package io.llmharness.runtime.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.llmharness.runtime.metric.Metric;
import io.llmharness.runtime.result.Percentile;
import io.llmharness.runtime.result.Rate;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoalParserTest {
    @Test
    void a_goal_has_an_objective_and_limits() {
        SearchGoal goal = SearchGoal.parse("outputTokensPerSecond max ttft.p99<=500ms, attainment >= 0.95 within 2%");
        assertThat(goal.objective()).isEqualTo(Rate.Kind.OUTPUT_TOKENS);
        assertThat(goal.limits())
                .containsExactly(
                        new Limit.AtMost("ttft.p99", Metric.TTFT, Optional.of(Percentile.P99), Duration.ofMillis(500)),
                        new Limit.Attainment(0.95));
        assertThat(goal.resolution()).isCloseTo(0.02, within(1e-9));
    }

    @Test
    void limits_and_resolution_may_be_left_out() {
        SearchGoal goal = SearchGoal.parse("goodput max");
        assertThat(goal.limits()).isEmpty();
        assertThat(goal.resolution()).isEqualTo(SearchGoal.RESOLUTION);
        assertThat(SearchGoal.parse("goodput max within 10%").resolution()).isCloseTo(0.1, within(1e-9));
        assertThat(SearchGoal.parse(" requestsPerSecond  max  e2e.mean<=2s ").limits())
                .containsExactly(new Limit.AtMost("e2e.mean", Metric.E2E, Optional.empty(), Duration.ofSeconds(2)));
        assertThat(SearchGoal.parse("goodput max requestsPerSecond>=10").limits())
                .containsExactly(new Limit.AtLeast(Rate.Kind.REQUESTS, 10));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "goodput | is not of the form",
                "godput max | Did you mean \"goodput\"?",
                "goodput min | behind goodput stands max, not \"min\"",
                "goodput max attainmnt>=0.9 | did you mean \"attainment\"?",
                "goodput max ttft.p98<=1s | did you mean \"ttft.p9",
                "goodput max attainment<=0.9 | write it with >=",
                "goodput max ttft.p99>=1s | write it with <=",
                "goodput max ttft.p99<1s | write it with <=",
                "goodput max attainment>=1.5 | a share is at most 1",
                "goodput max attainment>=x | is not a number",
                "goodput max attainment>=0 | is not above 0",
                "goodput max ttft.p99<=500 | has no unit",
                "goodput max ttft.p99 | is not a limit such as",
                "goodput max attainment>=0.9, | is not a limit such as",
                "goodput max within 5 | is not a share in percent",
                "goodput max within 0.1% | is not from 1% to 50%",
            })
    void what_is_wrong_is_named(String text, String message) {
        assertThatThrownBy(() -> SearchGoal.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
