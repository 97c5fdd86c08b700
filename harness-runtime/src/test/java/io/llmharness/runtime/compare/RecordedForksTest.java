package io.llmharness.runtime.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How often the comparison errs, on forks that were measured: their noise has tails, drifts and ties as no formula has them. */
class RecordedForksTest {
    private static final int PAIRS = 1000;
    private static final double MARGIN = 0.05;

    static Stream<Arguments> sizes() {
        return RecordedForks.all().stream()
                .flatMap(recording -> Stream.of(3, 5, 10, 30)
                        .flatMap(n -> Stream.of(true, false).map(paired -> Arguments.of(recording, n, paired))));
    }

    @ParameterizedTest(name = "{0}, {1} forks, paired {2}")
    @MethodSource("sizes")
    void an_engine_against_itself_is_called_different_at_most_once_in_a_hundred(
            RecordedForks recording, int n, boolean paired) {
        Random random = new Random(n);
        int wrong = 0;
        for (int i = 0; i < PAIRS; i++) {
            int[] forks = recording.draw(2 * n, random);
            wrong += isDifferent(compared(recording, forks, n, paired)) ? 1 : 0;
        }
        assertThat(wrong).as("of %d pairs, seed %d", PAIRS, n).isLessThanOrEqualTo(PAIRS / 100);
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void neighbouring_forks_are_an_engine_against_itself_too(RecordedForks recording) {
        Random random = new Random(7);
        int wrong = 0;
        for (int i = 0; i < PAIRS; i++) {
            int first = random.nextInt(recording.forks() - 20);
            int[] forks = IntStream.concat(
                            IntStream.range(0, 10).map(k -> first + 2 * k + turn(k)),
                            IntStream.range(0, 10).map(k -> first + 2 * k + 1 - turn(k)))
                    .toArray();
            wrong += isDifferent(compared(recording, forks, 10, true)) ? 1 : 0;
        }
        assertThat(wrong).as("A B B A, of %d windows, seed 7", PAIRS).isLessThanOrEqualTo(PAIRS / 100);
    }

    static List<RecordedForks> recordings() {
        return RecordedForks.all();
    }

    /** A B, B A, A B … */
    private static int turn(int pair) {
        return pair % 2;
    }

    private static List<FigureComparison> compared(RecordedForks recording, int[] forks, int n, boolean paired) {
        List<FigureComparison> figures = new ArrayList<>();
        for (Figure figure : recording.figures().keySet()) {
            double[] base = recording.values(figure, Arrays.copyOf(forks, n));
            double[] fresh = recording.values(figure, Arrays.copyOfRange(forks, n, 2 * n));
            figures.add(compared(figure, base, fresh, paired));
        }
        return Judge.figures(List.of(figures), List.of(false)).get(0);
    }

    private static FigureComparison compared(Figure figure, double[] base, double[] fresh, boolean paired) {
        return FigureComparison.of(figure, values(base), values(fresh), Optional.of(MARGIN), paired);
    }

    private static ForkValues values(double... values) {
        return ForkValues.of(DoubleStream.of(values).boxed().toList(), values[0]);
    }

    private static boolean isDifferent(List<FigureComparison> figures) {
        return figures.stream()
                .anyMatch(f -> f.gate() == Gate.FAILED
                        || f.verdict().equals(Optional.of(Verdict.WORSE))
                        || f.verdict().equals(Optional.of(Verdict.BETTER)));
    }

    static Stream<Arguments> shifted() {
        return RecordedForks.all().stream()
                .flatMap(recording -> Stream.of("tpot.p50", "e2e.p50").map(key -> Arguments.of(recording, key)));
    }

    /** The recording says how many it takes; so many are drawn from it for each side, one of them 5 % slower. */
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("shifted")
    void a_shift_of_five_percent_is_found_at_the_size_that_the_planner_recommends(RecordedForks recording, String key) {
        Figure figure = Figure.parse(key);
        int n = ForkPlanner.toSee(0.05, 1, recording.figures().get(figure)).orElseThrow();
        Random random = new Random(11);
        Found found = new Found();
        for (int i = 0; i < PAIRS; i++) {
            found.count(again(recording, figure, n, random), again(recording, figure, n, random));
        }
        assertThat(found.slower).as("of %d, %d forks, seed 11", PAIRS, n).isGreaterThanOrEqualTo(PAIRS * 9 / 10);
        assertThat(found.faster).isZero();
    }

    /** With noise that is none but noise, a pilot of ten forks is enough to plan with. */
    @Test
    void a_small_pilot_is_planned_with_cautiously() {
        Random random = new Random(13);
        Found found = new Found();
        for (int i = 0; i < PAIRS; i++) {
            int n = ForkPlanner.toSee(0.05, 1, noise(10, random)).orElseThrow();
            found.count(noise(n, random), noise(n, random));
        }
        assertThat(found.slower).as("of %d, seed 13", PAIRS).isGreaterThanOrEqualTo(PAIRS * 9 / 10);
        assertThat(found.faster).isZero();
    }

    /** Which way a 5 % slower side was called. */
    private static final class Found {
        private int slower;
        private int faster;

        void count(double[] base, double[] same) {
            double[] fresh = DoubleStream.of(same).map(v -> v * 1.05).toArray();
            Effect effect = Effect.of(base, fresh, false).orElseThrow();
            if (effect.pChanged() < 1 - Effect.LEVEL) {
                slower += effect.change() > 0 ? 1 : 0;
                faster += effect.change() < 0 ? 1 : 0;
            }
        }
    }

    private static double[] again(RecordedForks recording, Figure figure, int n, Random random) {
        int[] forks = random.ints(n, 0, recording.forks()).toArray();
        return recording.values(figure, forks);
    }

    @Test
    void the_planner_asks_for_no_more_than_it_needs() {
        Random random = new Random(5);
        double[] pilot = noise(200, random);
        int n = ForkPlanner.toSee(0.05, 1, pilot).orElseThrow();
        // known variance: 2 (z.995 + z.9)² 0.03² / ln(1.05)² = 11.2, and a little more for Student's t and the pilot's
        // doubt
        assertThat(n).isBetween(12, 17);
        assertThat(ForkPlanner.toSee(0.05, 6, pilot).orElseThrow()).isGreaterThan(n);
        assertThat(ForkPlanner.toSee(0.001, 1, pilot)).isEmpty();
        assertThat(ForkPlanner.toSee(0.05, 1, 1.0)).isEmpty();
        // (2.17 · 0.03 / 0.01)² = 42.4, and the doubt about the variance
        assertThat(ForkPlanner.forPrecision(0.01, pilot).orElseThrow()).isBetween(43, 60);
    }

    /** Forks that differ by 3 %. */
    private static double[] noise(int n, Random random) {
        return DoubleStream.generate(() -> Math.exp(0.03 * random.nextGaussian()))
                .limit(n)
                .toArray();
    }
}
