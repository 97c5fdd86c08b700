package io.llmharness.runtime.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class VarianceSplitTest {
    @Test
    void iteration_and_fork_components_by_hand() {
        // means 10, 12 | 14, 16: within = 4·1²/2 = 2, between = 2·2² + 2·2² = 16, fork = (16 − 2)/2 = 7
        VarianceSplit split = VarianceSplit.of(List.of(List.of(at(10), at(12)), List.of(at(14), at(16))));
        assertThat(split.fork()).hasValue(7);
        assertThat(split.iteration()).hasValue(2);
        assertThat(split.request()).isZero();
    }

    @Test
    void request_component_is_the_variance_inside_iterations_and_taken_off_the_one_above() {
        // 1, 3 and 11, 13: variance 1 inside each of two values, means 2 and 12 with variance 50, of which 1/2 is noise
        Histogram low = ResultSamples.values(2, 1, 2);
        Histogram high = ResultSamples.values(2, 11, 2);
        VarianceSplit split = VarianceSplit.of(List.of(List.of(low, high)));
        assertThat(split.request()).isEqualTo(1);
        assertThat(split.iteration()).hasValue(49.5);
        assertThat(split.fork()).isEmpty();
    }

    @Test
    void single_iterations_cannot_be_told_from_their_forks() {
        VarianceSplit split = VarianceSplit.of(List.of(List.of(at(10)), List.of(at(20))));
        assertThat(split.iteration()).isEmpty();
        assertThat(split.fork()).isEmpty();
    }

    @Test
    void components_are_never_negative() {
        VarianceSplit split = VarianceSplit.of(List.of(List.of(at(10), at(20)), List.of(at(10), at(20))));
        assertThat(split.fork()).hasValue(0);
        assertThat(split.iteration()).hasValue(50);
    }

    @Test
    void nothing_has_no_variance() {
        VarianceSplit split = VarianceSplit.of(List.of());
        assertThat(split.request()).isZero();
        assertThat(split.fork()).isEmpty();
    }

    private static Histogram at(long value) {
        return ResultSamples.values(5, value, 0);
    }
}
