package io.llmharness.runtime.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        // 1, 3 and 11, 13: variance 2 inside each of two values, means 2 and 12 with variance 50, of which 2/2 is noise
        Histogram low = ResultSamples.values(2, 1, 2);
        Histogram high = ResultSamples.values(2, 11, 2);
        VarianceSplit split = VarianceSplit.of(List.of(List.of(low, high)));
        assertThat(split.request()).isEqualTo(2);
        assertThat(split.iteration()).hasValue(49);
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

    /** Normal forks, iterations in them and requests in those: on the average of many such runs the components come out as put in. */
    @ParameterizedTest
    @CsvSource({"5,3,40,30,20,100", "10,2,8,30,20,100", "4,6,200,60,10,50", "6,4,30,40,0,80"})
    void simulated_components_are_found(
            int forks, int iterations, int requests, double forkSd, double iterationSd, double requestSd) {
        int runs = 400;
        double fork = 0;
        double iteration = 0;
        double request = 0;
        for (int seed = 0; seed < runs; seed++) {
            Random random = new Random(seed);
            List<List<Histogram>> all = new ArrayList<>();
            for (int f = 0; f < forks; f++) {
                double ofFork = 2000 + forkSd * random.nextGaussian();
                List<Histogram> inFork = new ArrayList<>();
                for (int i = 0; i < iterations; i++) {
                    double ofIteration = ofFork + iterationSd * random.nextGaussian();
                    Histogram histogram = new Histogram(5); // whole values of this size are kept exactly
                    for (int r = 0; r < requests + (i % 2) * requests / 2; r++) {
                        histogram.recordValue(Math.max(0, Math.round(ofIteration + requestSd * random.nextGaussian())));
                    }
                    inFork.add(histogram);
                }
                all.add(inFork);
            }
            VarianceSplit split = VarianceSplit.of(all);
            fork += split.fork().orElseThrow() / runs;
            iteration += split.iteration().orElseThrow() / runs;
            request += split.request() / runs;
        }
        assertThat(request).isCloseTo(requestSd * requestSd, withinPercentage(2));
        double noise = 0.12 * (forkSd * forkSd + iterationSd * iterationSd + requestSd * requestSd / requests);
        assertThat(fork).isCloseTo(forkSd * forkSd, within(noise));
        assertThat(iteration).isCloseTo(iterationSd * iterationSd, within(noise));
    }

    private static Histogram at(long value) {
        return ResultSamples.values(5, value, 0);
    }
}
