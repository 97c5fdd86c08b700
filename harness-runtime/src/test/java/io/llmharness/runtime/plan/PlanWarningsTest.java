package io.llmharness.runtime.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.runtime.catalog.RunModel.Forks;
import io.llmharness.runtime.catalog.SloModel;
import io.llmharness.runtime.exec.PlainTrial;
import io.llmharness.runtime.result.Percentile;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanWarningsTest {
    private static final URI URL = URI.create("http://localhost");

    @Test
    void an_attainment_beyond_the_planned_requests_is_told() {
        PlainTrial trial = new PlainTrial().slo(slo(0.99)).requests(60).forks(Forks.of(3, 1));
        assertThat(PlanWarnings.of(List.of(trial.plan(URL), trial.plan(URL))))
                .containsExactly("an attainment of 0.99 takes 500 measured requests to judge, so that 5 lie beyond it;"
                        + " plain measures 180: raise -n, -i, -r or -f, or lower the attainment");
    }

    @Test
    void a_rate_tells_their_number_too() {
        PlainTrial trial = new PlainTrial().slo(slo(0.9)).open("constant", 2, Map.of());
        assertThat(warnings(trial.measurement(2, Duration.ofSeconds(12)))).hasSize(1);
        assertThat(warnings(trial.measurement(2, Duration.ofMillis(12_500)))).isEmpty();
    }

    @Test
    void what_is_enough_or_unknown_or_wants_all_is_not() {
        assertThat(warnings(new PlainTrial().slo(slo(0.9)).requests(50))).isEmpty();
        assertThat(warnings(new PlainTrial().slo(slo(0.99)).measurement(1, Duration.ofSeconds(1))))
                .isEmpty();
        assertThat(warnings(new PlainTrial().slo(slo(1)).requests(1))).isEmpty();
        assertThat(warnings(new PlainTrial().requests(1))).isEmpty();
    }

    @Test
    void the_rule_is_that_of_percentiles() {
        assertThat(PlanWarnings.BEYOND).isEqualTo(Percentile.TAIL);
    }

    private static List<String> warnings(PlainTrial trial) {
        return PlanWarnings.of(List.of(trial.plan(URL)));
    }

    private static SloModel slo(double attainment) {
        return SloModel.attainment(attainment).ttft(Duration.ofSeconds(1));
    }
}
