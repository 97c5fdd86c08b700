package io.llmharness.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EngineCountersTest {
    private static final EngineCounters.Names NAMES = new EngineCounters.Names("asked", "found", "wait");

    @Test
    void differences_are_what_was_counted_meanwhile() {
        EngineCounters before = new EngineCounters(100, 40, 1.5, 3);
        EngineCounters after = new EngineCounters(300, 90, 1.5, 3);
        assertThat(after.since(before)).isEqualTo(new EngineCounters(200, 50, 0, 0));
        assertThat(after.since(before).plus(new EngineCounters(1, 2, 3, 4)))
                .isEqualTo(new EngineCounters(201, 52, 3, 4));
    }

    @Test
    void an_engine_that_was_started_anew_meanwhile_tells_nothing() {
        EngineCounters since = new EngineCounters(10, 5, 0.1, 1).since(new EngineCounters(100, 5, 0.1, 1));
        assertThat(since.promptTokens()).isNaN();
        assertThat(since.cachedTokens()).isZero();
    }

    @Test
    void what_a_page_lacks_is_nan() {
        EngineCounters read = ask(new ControlAnswer(
                200, MissingNode.getInstance(), "asked 5\nwait_sum{a=\"b\"} 0.25\nwait_count 2\n", Optional.empty()));
        assertThat(read).isEqualTo(new EngineCounters(5, Double.NaN, 0.25, 2));
    }

    private static EngineCounters ask(ControlAnswer answer) {
        ControlStep<EngineCounters> step = EngineCounters.ask(HttpCall.get("/metrics"), NAMES);
        return ((ControlStep.Done<EngineCounters>)
                        ((ControlStep.Ask<EngineCounters>) step).then().apply(answer))
                .result();
    }
}
