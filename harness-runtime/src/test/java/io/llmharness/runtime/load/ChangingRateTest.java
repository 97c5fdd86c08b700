package io.llmharness.runtime.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Loads whose rate changes with time, held to their theory. */
class ChangingRateTest {
    private static final int ARRIVALS = 50_000;

    private static FireTimes arrivals(LoadShape shape, Map<String, String> options, long seed) {
        return ((LoopLoad.Open) shape.forLoop(Optional.empty(), options, 0, 1, seed)).arrivals();
    }

    private static double[] seconds(FireTimes times, int count) {
        double[] all = new double[count];
        for (int i = 0; i < count; i++) {
            all[i] = times.nextNanos() / 1e9;
        }
        return all;
    }

    /** The cumulative intensity at each time, by a formula of the test's own. */
    private static double[] unitGaps(double[] seconds, DoubleUnaryOperator cumulated) {
        double[] gaps = new double[seconds.length];
        double before = 0;
        for (int i = 0; i < gaps.length; i++) {
            double now = cumulated.applyAsDouble(seconds[i]);
            gaps[i] = now - before;
            before = now;
        }
        return gaps;
    }

    private static double rampUp(double t) {
        // 10/s to 200/s in 100 s, then 200/s
        return t < 100 ? 10 * t + 1.9 * t * t / 2 : 10_500 + 200 * (t - 100);
    }

    private static double rampDown(double t) {
        // 300/s to 50/s in 60 s, then 50/s
        return t < 60 ? 300 * t - 250.0 / 60 * t * t / 2 : 10_500 + 50 * (t - 60);
    }

    private static double steps(double t) {
        // 20/s for 30 s, nothing for 10 s, 500/s for 10 s, then 100/s
        if (t < 30) {
            return 20 * t;
        }
        return t < 40 ? 600 : t < 50 ? 600 + 500 * (t - 40) : 5_600 + 100 * (t - 50);
    }

    record Case(String name, LoadShape shape, Map<String, String> options, DoubleUnaryOperator cumulated) {
        @Override
        public String toString() {
            return name;
        }

        Case with(String key, String value) {
            Map<String, String> more = new java.util.HashMap<>(options);
            more.put(key, value);
            return new Case(name + " " + value, shape, more, cumulated);
        }
    }

    static List<Case> shapes() {
        return List.of(
                new Case("up", new Ramp(), Map.of("from", "10", "to", "200", "over", "100s"), ChangingRateTest::rampUp),
                new Case(
                        "down",
                        new Ramp(),
                        Map.of("from", "300", "to", "50", "over", "1m"),
                        ChangingRateTest::rampDown),
                new Case(
                        "steps",
                        new Steps(),
                        Map.of("rates", "20+0+500+100", "each", "30s+10s+10s"),
                        ChangingRateTest::steps));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void poissonArrivalsAreAPoissonProcessOfThatIntensity(Case shape) {
        for (long seed : new long[] {1, 7, 42}) {
            double[] times = seconds(arrivals(shape.shape(), shape.options(), seed), ARRIVALS);
            double[] gaps = unitGaps(times, shape.cumulated());
            assertThat(mean(gaps)).isCloseTo(1, within(0.02));
            assertThat(variance(gaps)).isCloseTo(1, within(0.05));
            // Kolmogorov-Smirnov against the exponential distribution, 0.1 % level
            assertThat(kolmogorovSmirnov(gaps, x -> 1 - Math.exp(-x))).isLessThan(1.95 / Math.sqrt(ARRIVALS));
            assertThat(dispersion(times, shape.cumulated(), 50)).isCloseTo(1, within(0.15));
        }
    }

    @ParameterizedTest
    @CsvSource({"0.25", "0.5", "2", "4"})
    void gammaArrivalsHaveTheirShapeInEveryPart(double burstiness) {
        Case up = shapes().get(0).with("arrivals", "gamma").with("burstiness", Double.toString(burstiness));
        double[] gaps = unitGaps(seconds(arrivals(up.shape(), up.options(), 5), ARRIVALS), up.cumulated());
        assertThat(mean(gaps)).isCloseTo(1, within(0.03));
        assertThat(variance(gaps)).isCloseTo(1 / burstiness, within(0.06 / burstiness));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void constantArrivalsComeWheneverTheIntensityPassesAWholeNumber(Case shape) {
        double[] times = seconds(
                arrivals(shape.shape(), shape.with("arrivals", "constant").options(), 0), ARRIVALS);
        for (int i = 0; i < ARRIVALS; i++) {
            // a nanosecond at 500/s is 5e-7 of an arrival
            assertThat(shape.cumulated().applyAsDouble(times[i])).isCloseTo(i, within(1e-5));
        }
    }

    @Test
    void aRampFromNothingIsTheSquareRoot() {
        FireTimes times =
                arrivals(new Ramp(), Map.of("from", "0", "to", "10", "over", "10s", "arrivals", "constant"), 0);
        for (int i = 0; i < 50; i++) {
            assertThat(times.nextNanos()).isEqualTo(Math.round(Math.sqrt(2.0 * i) * 1e9));
        }
        assertThat(times.nextNanos()).isEqualTo(10_000_000_000L);
        assertThat(times.nextNanos()).isEqualTo(10_100_000_000L);
    }

    @Test
    void aRampToNothingEnds() {
        FireTimes times =
                arrivals(new Ramp(), Map.of("from", "10", "to", "0", "over", "10s", "arrivals", "constant"), 0);
        long last = 0;
        for (int i = 0; i < 50; i++) {
            long next = times.nextNanos();
            assertThat(next).isBetween(last, 10_000_000_000L);
            last = next;
        }
        assertThat(times.nextNanos()).isEqualTo(FireTimes.NEVER);
        assertThat(times.nextNanos()).isEqualTo(FireTimes.NEVER);
    }

    @Test
    void aPauseBetweenStepsHasNoArrival() {
        double[] times = seconds(arrivals(new Steps(), Map.of("rates", "5+0+5", "each", "10s"), 3), 200);
        assertThat(Arrays.stream(times).filter(t -> t > 10 && t < 20)).isEmpty();
        assertThat(Arrays.stream(times).filter(t -> t >= 20)).isNotEmpty();
    }

    @Test
    void burstsComeAtOnceAndOnTheMinute() {
        FireTimes times = arrivals(new Burst(), Map.of("size", "3", "every", "1m"), 0);
        for (long minute = 0; minute < 1_000; minute++) {
            for (int i = 0; i < 3; i++) {
                assertThat(times.nextNanos()).isEqualTo(minute * 60_000_000_000L);
            }
        }
    }

    @Test
    void anHourOfSustainedLoadHasItsRate() {
        LoopLoad.Open load =
                (LoopLoad.Open) new Sustained().forLoop(Optional.of(100.0), Map.of("rampUp", "1m"), 0, 1, 11);
        FireTimes times = load.arrivals();
        long early = 0;
        long all = 0;
        for (long at = times.nextNanos(); at < 3_600_000_000_000L; at = times.nextNanos()) {
            early += at < 60_000_000_000L ? 1 : 0;
            all++;
        }
        // 3,000 and 357,000 expected; five standard deviations
        assertThat((double) early).isCloseTo(3_000, within(5 * Math.sqrt(3_000)));
        assertThat((double) all).isCloseTo(357_000, within(5 * Math.sqrt(357_000)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 7})
    void theArrivalsOfAllLoopsTogetherAreTheSame(int loops) {
        for (Case shape : shapes()) {
            long[] one = first(arrivals(shape.shape(), shape.options(), 9), 280);
            List<Long> together = new ArrayList<>();
            for (int loop = 0; loop < loops; loop++) {
                LoopLoad.Open part =
                        (LoopLoad.Open) shape.shape().forLoop(Optional.empty(), shape.options(), loop, loops, 9);
                for (int i = 0; i < 280 / loops; i++) {
                    together.add(part.arrivals().nextNanos());
                }
            }
            together.sort(null);
            assertThat(together).containsExactly(Arrays.stream(one).boxed().toArray(Long[]::new));
        }
    }

    @Test
    void aSeedMeansTheSameTimesForEver() {
        Case up = shapes().get(0);
        // pinned, so that no JDK and no refactoring changes what a seed means
        assertThat(first(arrivals(up.shape(), up.options(), 3), 3))
                .isEqualTo(first(arrivals(up.shape(), up.options(), 3), 3))
                .isNotEqualTo(first(arrivals(up.shape(), up.options(), 4), 3))
                .containsExactly(12028070L, 130908951L, 222749835L);
    }

    @Test
    void whatMakesNoSenseIsRefusedInASentence() {
        refused(new Burst(), Map.of("every", "1s"), "size is missing; give it as in size=50");
        refused(new Burst(), Map.of("size", "0", "every", "1s"), "size must be at least 1, not 0");
        refused(new Burst(), Map.of("size", "2", "every", "0s"), "every must be above 0");
        refused(new Burst(), Map.of("size", "2", "every", "10"), "every: \"10\" has no unit");
        refused(new Ramp(), Map.of("over", "1s"), "to is missing");
        refused(new Ramp(), Map.of("from", "-1", "to", "5", "over", "1s"), "from must be from 0 to 1000000");
        refused(new Ramp(), Map.of("to", "NaN", "over", "1s"), "to must be from 0 to 1000000");
        refused(new Ramp(), Map.of("from", "0", "to", "0", "over", "1s"), "a ramp from 0 to 0 has no arrivals");
        refused(new Ramp(), Map.of("to", "5", "over", "1s", "arrivals", "poison"), "Did you mean \"poisson\"?");
        refused(new Ramp(), Map.of("to", "5", "over", "1s", "burstiness", "2"), "burstiness shapes arrivals=gamma");
        refused(new Steps(), Map.of("rates", "0+0", "each", "1s"), "nothing would arrive");
        refused(new Steps(), Map.of("rates", "1++2", "each", "1s"), "rates is not a number");
        refused(new Steps(), Map.of("rates", "1+2+3+4", "each", "1s+2s"), "each has 2 lengths for 4 rates");
        refused(new Sustained(), Map.of(), "rate is missing");
    }

    private static void refused(LoadShape shape, Map<String, String> options, String words) {
        assertThatThrownBy(() -> shape.forLoop(Optional.empty(), options, 0, 1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words);
    }

    private static long[] first(FireTimes times, int count) {
        long[] all = new long[count];
        for (int i = 0; i < count; i++) {
            all[i] = times.nextNanos();
        }
        return all;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double variance(double[] values) {
        double mean = mean(values);
        return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
    }

    private static double kolmogorovSmirnov(double[] values, DoubleUnaryOperator theory) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double distance = 0;
        for (int i = 0; i < sorted.length; i++) {
            distance = Math.max(distance, Math.abs(theory.applyAsDouble(sorted[i]) - (i + 0.5) / sorted.length));
        }
        return distance;
    }

    /** Variance over mean of the counts in pieces of equal intensity: 1 for a Poisson process. */
    private static double dispersion(double[] times, DoubleUnaryOperator cumulated, double piece) {
        double[] counts = new double[(int) (cumulated.applyAsDouble(times[times.length - 1]) / piece)];
        for (double time : times) {
            int index = (int) (cumulated.applyAsDouble(time) / piece);
            if (index < counts.length) {
                counts[index]++;
            }
        }
        return variance(counts) / mean(counts);
    }
}
