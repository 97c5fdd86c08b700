package io.llmharness.runtime.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FireTimesTest {
    private static long[] first(FireTimes times, int count) {
        long[] all = new long[count];
        for (int i = 0; i < count; i++) {
            all[i] = times.nextNanos();
        }
        return all;
    }

    private static double[] gaps(long[] times) {
        double[] gaps = new double[times.length - 1];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = times[i + 1] - times[i];
        }
        return gaps;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double variance(double[] values) {
        double mean = mean(values);
        return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
    }

    @Test
    void constantArrivalsNeverDrift() {
        long[] times = first(new ConstantArrivals(3), 3_000_001);
        assertThat(times[1]).isEqualTo(333_333_333);
        assertThat(times[3_000_000]).isEqualTo(1_000_000_000_000_000L);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42})
    void poissonGapsAreExponential(long seed) {
        double[] gaps = gaps(first(RandomArrivals.poisson(50, seed), 100_001));
        double mean = mean(gaps);
        assertThat(mean).isCloseTo(2e7, within(2e7 * 0.02));
        assertThat(Math.sqrt(variance(gaps)) / mean).isCloseTo(1, within(0.02));
        Arrays.sort(gaps);
        double distance = 0;
        for (int i = 0; i < gaps.length; i++) {
            double theory = 1 - Math.exp(-gaps[i] / 2e7);
            distance = Math.max(distance, Math.abs(theory - (i + 0.5) / gaps.length));
        }
        // Kolmogorov-Smirnov at the 0.1 % level
        assertThat(distance).isLessThan(1.95 / Math.sqrt(gaps.length));
    }

    @ParameterizedTest
    @CsvSource({"0.25", "0.5", "1", "4"})
    void gammaGapsHaveTheirShape(double shape) {
        double[] gaps = gaps(first(RandomArrivals.gamma(100, shape, 5), 200_001));
        assertThat(mean(gaps)).isCloseTo(1e7, within(1e7 * 0.02));
        double squaredVariation = variance(gaps) / (mean(gaps) * mean(gaps));
        assertThat(squaredVariation).isCloseTo(1 / shape, within(0.05 / shape));
    }

    @Test
    void theSameSeedGivesTheSameTimesAndAnotherSeedOthers() {
        assertThat(first(RandomArrivals.poisson(10, 3), 1000)).isEqualTo(first(RandomArrivals.poisson(10, 3), 1000));
        assertThat(first(RandomArrivals.poisson(10, 3), 1000)).isNotEqualTo(first(RandomArrivals.poisson(10, 4), 1000));
        // pinned, so that no JDK and no refactoring changes what a seed means
        assertThat(first(RandomArrivals.poisson(10, 3), 3)).containsExactly(12041813L, 132536980L, 227463496L);
        assertThat(first(RandomArrivals.gamma(10, 0.5, 3), 3)).containsExactly(101196395L, 101889366L, 120847180L);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void theArrivalsOfAllLoopsTogetherAreTheSame(int loops) {
        List<Long> together = new ArrayList<>();
        for (int loop = 0; loop < loops; loop++) {
            LoopLoad.Open part = (LoopLoad.Open) new Poisson().forLoop(Optional.of(20.0), Map.of(), loop, loops, 9);
            for (int i = 0; i < 120 / loops; i++) {
                together.add(part.arrivals().nextNanos());
            }
        }
        together.sort(null);
        long[] all = first(RandomArrivals.poisson(20, 9), 120);
        assertThat(together).containsExactly(Arrays.stream(all).boxed().toArray(Long[]::new));
    }

    @Test
    void usersAreSharedOutOverTheLoops() {
        int users = 0;
        for (int loop = 0; loop < 3; loop++) {
            LoopLoad.Closed part = (LoopLoad.Closed)
                    new ClosedLoop().forLoop(Optional.of(10.0), Map.of("rampUp", "PT10S"), loop, 3, 0);
            assertThat(part.firstUser()).isEqualTo(users);
            assertThat(part.startDelays()).hasSize(part.users());
            users += part.users();
        }
        assertThat(users).isEqualTo(10);
    }

    @Test
    void senselessLoadsAreRefusedInASentence() {
        assertThatThrownBy(() -> new ClosedLoop().forLoop(Optional.of(0.0), Map.of(), 0, 1, 0))
                .hasMessageContaining("at least 1 user");
        assertThatThrownBy(() -> new Poisson().forLoop(Optional.of(-1.0), Map.of(), 0, 1, 0))
                .hasMessageContaining("above 0");
        assertThatThrownBy(() -> new GammaRate().forLoop(Optional.of(1.0), Map.of("burstiness", "x"), 0, 1, 0))
                .hasMessageContaining("burstiness");
        assertThatThrownBy(() -> new Poisson().forLoop(Optional.of(1.0), Map.of("maxInFlight", "0"), 0, 1, 0))
                .hasMessageContaining("maxInFlight");
    }

    @Test
    void builtInShapesAreFound() {
        assertThat(LoadShapes.load(FireTimesTest.class.getClassLoader()).ids())
                .contains("burst", "closed", "constant", "gamma", "poisson", "ramp", "steps", "sustained");
    }
}
