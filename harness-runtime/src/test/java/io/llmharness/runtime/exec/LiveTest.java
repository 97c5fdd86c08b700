package io.llmharness.runtime.exec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LiveTest {
    @Test
    void what_was_taken_is_not_touched_by_the_loop_again() {
        Live live = new Live();
        Live.Taken nothing = live.take(0);
        live.ttft(5_000_000_000L);
        Live.Taken one = live.take(0);
        live.ttft(7_000_000_000L);
        assertThat(nothing.ttft().getTotalCount()).isZero();
        assertThat(one.ttft().getTotalCount()).isEqualTo(1);
        assertThat(live.take(0).ttft().getTotalCount()).isEqualTo(1);
    }
}
