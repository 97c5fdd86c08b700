package io.llmharness.runtime.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.apache.commons.statistics.inference.TTest;
import org.junit.jupiter.api.Test;

/** Held against the t tests of commons-statistics, and against values worked out by hand. */
class EffectTest {
    private static final double[] BASE = {100, 104, 97, 101, 99};
    private static final double[] NEW = {108, 113, 104, 110, 106};

    @Test
    void unpaired_is_welchs_test_of_the_logarithms() {
        Effect effect = Effect.of(BASE, Arrays.copyOf(NEW, 4), false).orElseThrow();
        TTest.Result oracle = TTest.withDefaults().test(Effect.logs(Arrays.copyOf(NEW, 4)), Effect.logs(BASE));
        assertThat(effect.pChanged()).isCloseTo(oracle.getPValue(), within(1e-12));
        assertThat(effect.freedom()).isCloseTo(oracle.getDegreesOfFreedom(), within(1e-9));
        assertThat(effect.baseForks()).isEqualTo(5);
        assertThat(effect.newForks()).isEqualTo(4);
    }

    @Test
    void paired_is_the_paired_test_of_the_logarithms() {
        Effect effect = Effect.of(BASE, NEW, true).orElseThrow();
        TTest.Result oracle = TTest.withDefaults().pairedTest(Effect.logs(NEW), Effect.logs(BASE));
        assertThat(effect.pChanged()).isCloseTo(oracle.getPValue(), within(1e-12));
        assertThat(effect.paired()).isTrue();
        assertThat(effect.freedom()).isEqualTo(4);
    }

    @Test
    void the_change_is_the_ratio_of_geometric_means() {
        Effect effect =
                Effect.of(new double[] {10, 40}, new double[] {22, 44}, false).orElseThrow();
        assertThat(effect.change()).isCloseTo(Math.sqrt(22 * 44) / 20 - 1, within(1e-12));
    }

    @Test
    void the_interval_excludes_no_change_exactly_when_p_is_below_its_complement() {
        Random random = new Random(1);
        for (int i = 0; i < 500; i++) {
            double[] a = random.doubles(4, 90, 110).toArray();
            double[] b = random.doubles(4, 98, 124).toArray();
            Effect effect = Effect.of(a, b, i % 2 == 0).orElseThrow();
            boolean excluded = effect.interval().low() > 0 || effect.interval().high() < 0;
            assertThat(excluded).as("seed 1, draw %d", i).isEqualTo(effect.pChanged() < 1 - Effect.LEVEL);
        }
    }

    @Test
    void one_wild_fork_moves_the_mean_but_not_hodges_and_lehmann() {
        double[] wild = {105, 105.2, 104.8, 105.1, 900};
        double[] base = {100, 100.2, 99.8, 100.1, 99.9};
        Effect effect = Effect.of(base, wild, false).orElseThrow();
        assertThat(effect.change()).isGreaterThan(0.5);
        assertThat(effect.shift()).isCloseTo(0.05, within(0.005));
        assertThat(Effect.of(base, wild, true).orElseThrow().shift()).isCloseTo(0.05, within(0.005));
    }

    @Test
    void hodges_and_lehmann_by_hand() {
        double[] base = {1, 1};
        double[] fresh = {Math.exp(1), Math.exp(4)};
        // walsh averages of 1 and 4: 1, 2.5, 4; differences unpaired: 1, 1, 4, 4
        assertThat(Effect.of(base, fresh, true).orElseThrow().logShift()).isCloseTo(2.5, within(1e-12));
        assertThat(Effect.of(base, fresh, false).orElseThrow().logShift()).isCloseTo(2.5, within(1e-12));
    }

    @Test
    void forks_that_agree_to_the_last_digit_prove_no_change_below_the_histograms_resolution() {
        double[] base = {1000, 1000, 1000};
        double[] fresh = {1001, 1001, 1001};
        assertThat(Effect.of(base, fresh, false).orElseThrow().pChanged()).isGreaterThan(1 - Effect.LEVEL);
        assertThat(Effect.of(base, fresh, true).orElseThrow().pChanged()).isGreaterThan(1 - Effect.LEVEL);
    }

    @Test
    void one_fork_has_no_effect() {
        assertThat(Effect.of(new double[] {1}, NEW, false)).isEmpty();
        assertThat(Effect.of(BASE, new double[] {1}, true)).isEmpty();
    }

    @Test
    void more_forks_detect_less() {
        Effect few = Effect.of(BASE, NEW, false).orElseThrow();
        Effect many = Effect.of(twice(BASE), twice(NEW), false).orElseThrow();
        assertThat(many.minimumDetectable()).isPositive().isLessThan(few.minimumDetectable() * 0.7);
    }

    private static double[] twice(double... values) {
        double[] all = Arrays.copyOf(values, values.length * 2);
        System.arraycopy(values, 0, all, values.length, values.length);
        return all;
    }
}
