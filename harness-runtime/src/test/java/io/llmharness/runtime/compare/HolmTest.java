package io.llmharness.runtime.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HolmTest {
    @Test
    void steps_down_and_never_falls() {
        // R: p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm") is 0.03 0.06 0.06 0.02
        assertThat(Holm.adjust(0.01, 0.04, 0.03, 0.005))
                .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-12));
    }

    @Test
    void one_alone_is_left_as_it_is_and_none_exceeds_one() {
        assertThat(Holm.adjust(0.2)).containsExactly(0.2);
        assertThat(Holm.adjust(0.6, 0.9)).containsExactly(1, 1);
        assertThat(Holm.adjust()).isEmpty();
    }
}
