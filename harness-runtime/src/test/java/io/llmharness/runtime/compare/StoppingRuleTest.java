package io.llmharness.runtime.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.runtime.result.ConfidenceInterval;
import io.llmharness.runtime.result.Statistic;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How often an interval holds the truth, 1, when forks were added until it was narrow enough. */
class StoppingRuleTest {
    private static final int RUNS = 8000;
    private static final ToDoubleFunction<Random> NORMAL = random -> 1 + 0.05 * random.nextGaussian();
    private static final ToDoubleFunction<Random> SKEWED =
            random -> Math.exp(0.15 * random.nextGaussian() - 0.15 * 0.15 / 2);

    /** Noise, and the half-width that is wanted: from half of its standard deviation to twice. */
    static Stream<Arguments> cases() {
        return Stream.of(0.5, 0.7, 1.0, 2.0)
                .flatMap(ratio -> Stream.of(
                        Arguments.of("normal", NORMAL, 0.05 * ratio), Arguments.of("skewed", SKEWED, 0.15 * ratio)));
    }

    @ParameterizedTest(name = "{0} noise, {2} of the mean wanted")
    @MethodSource("cases")
    void an_interval_that_was_waited_for_holds_the_truth_as_often_as_it_says(
            String name, ToDoubleFunction<Random> noise, double share) {
        double coverage = coverage(noise, values -> StoppingRule.enough(share, values), Statistic::sequential);
        assertThat(coverage).as("seed 17").isBetween(Statistic.LEVEL - 0.01, 0.98);
    }

    /** What the correction is for. */
    @Test
    void uncorrected_it_would_not() {
        double share = 0.025;
        double coverage = coverage(
                NORMAL,
                values -> values.length >= StoppingRule.LEAST_FORKS && halfWidth(values) <= share,
                Statistic::studentT);
        assertThat(coverage).as("seed 17").isBetween(0.9, Statistic.LEVEL - 0.02);
    }

    private static double halfWidth(double... values) {
        ConfidenceInterval interval = Statistic.studentT(values).orElseThrow();
        return (interval.high() - interval.low()) / (interval.high() + interval.low());
    }

    private static double coverage(
            ToDoubleFunction<Random> noise,
            Predicate<double[]> enough,
            Function<double[], Optional<ConfidenceInterval>> interval) {
        Random random = new Random(17);
        int held = 0;
        for (int run = 0; run < RUNS; run++) {
            double[] values = {};
            while (!enough.test(values)) {
                values = Arrays.copyOf(values, values.length + 1);
                values[values.length - 1] = noise.applyAsDouble(random);
            }
            ConfidenceInterval found = interval.apply(values).orElseThrow();
            held += found.low() <= 1 && 1 <= found.high() ? 1 : 0;
        }
        return (double) held / RUNS;
    }
}
