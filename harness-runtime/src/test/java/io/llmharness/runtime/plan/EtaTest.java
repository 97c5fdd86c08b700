package io.llmharness.runtime.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.runtime.catalog.RunModel.Forks;
import io.llmharness.runtime.plan.TrialPlan.LoadPlan;
import io.llmharness.runtime.result.ResultSamples;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EtaTest {
    private static final TrialPlan CLOSED = ResultSamples.plan();

    @Test
    void theTimeOfAClosedLoadIsKnownAndItsRequestsAreNot() {
        Eta eta = Eta.of(CLOSED); // two forks of one warm-up and two measured iterations of 10 s
        assertThat(eta.least()).isEqualTo(Duration.ofSeconds(62));
        assertThat(eta.open()).isFalse();
        assertThat(eta.requests()).isEmpty();
    }

    @Test
    void theRequestsOfARateAreKnown() {
        TrialPlan open = ResultSamples.with(CLOSED, new LoadPlan("poisson", Optional.of(2.5), Map.of()));
        assertThat(Eta.of(open).requests()).hasValue(150);
        assertThat(Eta.of(List.of(open, open)).requests()).hasValue(300);
        assertThat(Eta.of(List.of(open, CLOSED)).requests()).isEmpty();
    }

    @Test
    void noForkCostsNoStart() {
        assertThat(Eta.of(ResultSamples.with(CLOSED, Forks.of(0, 0))).least()).isEqualTo(Duration.ofSeconds(30));
    }
}
