package io.llmharness.runtime.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.runtime.result.Capacity;
import io.llmharness.runtime.result.Capacity.End;
import io.llmharness.runtime.result.Capacity.Outcome;
import io.llmharness.runtime.result.Capacity.Point;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CapacitySearchTest {
    private static final SearchGoal GOAL = SearchGoal.parse("goodput max attainment>=0.99 within 5%");
    private static final double MOST = 1 << 16;

    static IntStream capacities() {
        return IntStream.concat(IntStream.rangeClosed(1, 70), new Random(3).ints(200, 70, 20_000));
    }

    @ParameterizedTest
    @MethodSource("capacities")
    void users_are_found_within_the_resolution_and_with_no_more_trials_than_halving_needs(int capacity) {
        Capacity found = search(true, 1, MOST, level -> engine(level, capacity));
        assertThat(found.end()).isEqualTo(End.FOUND);
        assertThat(found.level().orElseThrow()).isBetween(capacity / 1.05 - 1e-9, (double) capacity);
        double doublings = Math.floor(Math.log(capacity) / Math.log(2));
        double gap = Math.pow(2, doublings);
        double halvings = Math.ceil(Math.log(gap / Math.max(1, gap * 0.05)) / Math.log(2) - 1e-9);
        assertThat(found.points().size()).isLessThanOrEqualTo((int) (2 + doublings + halvings));
    }

    @Test
    void rates_are_found_below_and_above_the_first() {
        Random random = new Random(5);
        for (int i = 0; i < 500; i++) {
            double capacity = Math.exp(random.nextDouble() * 8 - 3);
            double first = Math.exp(random.nextDouble() * 4 - 2);
            Capacity found = search(false, first, 1e6, level -> engine(level, capacity));
            assertThat(found.end()).as("seed 5, %s from %s", capacity, first).isEqualTo(End.FOUND);
            assertThat(found.level().orElseThrow()).isBetween(capacity / 1.05 - 1e-9, capacity);
            int doublings = (int) Math.abs(Math.ceil(Math.log(capacity / first) / Math.log(2)));
            assertThat(found.points().size()).isLessThanOrEqualTo(2 + doublings + 4); // 2 = 1.05^14.2, 14.2 < 2^4
        }
    }

    @Test
    void the_same_findings_lead_to_the_same_levels() {
        Capacity once = search(true, 1, MOST, level -> engine(level, 300));
        assertThat(search(true, 1, MOST, level -> engine(level, 300))).isEqualTo(once);
        assertThat(once.points().stream().map(Point::level).toList())
                .startsWith(1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0, 256.0, 512.0, 384.0, 320.0);
        assertThat(once.why()).startsWith("with 3").contains("attainment");
    }

    @Test
    void throughput_that_no_longer_grows_ends_the_search() {
        Capacity found = search(true, 1, MOST, level -> saturating(level, 16));
        assertThat(found.end()).isEqualTo(End.SATURATED);
        assertThat(found.level()).hasValue(16);
        assertThat(found.why())
                .isEqualTo("from 16 users to 32 users goodput changed by +0 %, end-to-end latency by +100 %");
    }

    @Test
    void nothing_is_tried_beyond_what_the_client_can_be_trusted_with() {
        Capacity found = search(true, 1, MOST, level -> level <= 40 ? saturating(level, 1000) : untrusted(level));
        assertThat(found.end()).isEqualTo(End.UNTRUSTED);
        assertThat(found.level()).hasValue(32);
        assertThat(found.points()).hasSize(7);
        assertThat(found.why()).contains("at 64 users the figures cannot be trusted: event-loop lag");
    }

    @Test
    void the_highest_level_ends_the_search() {
        Capacity found = search(true, 4, 50, level -> engine(level, 1000));
        assertThat(found.end()).isEqualTo(End.BOUNDED);
        assertThat(found.points().stream().map(Point::level)).containsExactly(4.0, 8.0, 16.0, 32.0, 50.0);
        assertThat(found.level()).hasValue(50);
    }

    @Test
    void an_engine_that_cannot_even_serve_one_user_has_no_capacity() {
        Capacity found = search(true, 4, MOST, level -> engine(level, 0.5));
        assertThat(found.end()).isEqualTo(End.NONE_MET);
        assertThat(found.level()).isEmpty();
        assertThat(found.points().stream().map(Point::level)).containsExactly(4.0, 2.0, 1.0);
        assertThat(search(false, 8, MOST, level -> engine(level, 0)).points()).hasSize(11);
    }

    @Test
    void a_failed_trial_ends_the_search_and_so_does_the_run() {
        Capacity failed = search(true, 1, MOST, level -> point(level, 1, 1, Outcome.FAILED, "exit code 137"));
        assertThat(failed.end()).isEqualTo(End.FAILED);
        CapacitySearch search = new CapacitySearch(GOAL, true, 1, MOST);
        search.tried(engine(1, 8));
        search.stop("the run was interrupted");
        assertThat(search.next()).isEmpty();
        assertThat(search.result().end()).isEqualTo(End.STOPPED);
        assertThat(search.result().level()).hasValue(1);
    }

    private static Capacity search(boolean closed, double first, double last, DoubleFunction<Point> engine) {
        CapacitySearch search = new CapacitySearch(GOAL, closed, first, last);
        for (OptionalDouble level = search.next(); level.isPresent(); level = search.next()) {
            assertThat(search.result().points()).hasSizeLessThan(100);
            search.tried(engine.apply(level.getAsDouble()));
        }
        assertThat(search.remaining()).isZero();
        return search.result();
    }

    /** Serves so many, and none more, in time. */
    private static Point engine(double level, double capacity) {
        return level <= capacity
                ? point(level, level, 100, Outcome.MET, "")
                : point(level, capacity, 1000, Outcome.MISSED, "attainment 0.5 is below 0.99");
    }

    /** Serves all in the end. */
    private static Point saturating(double level, double slots) {
        return point(level, Math.min(level, slots), 100 * Math.max(1, level / slots), Outcome.MET, "");
    }

    private static Point untrusted(double level) {
        return point(level, level, 100, Outcome.UNTRUSTED, "event-loop lag p99 is above 100 ms");
    }

    private static Point point(double level, double value, double latency, Outcome outcome, String why) {
        OptionalDouble some = OptionalDouble.of(value);
        return new Point(0, level, some, OptionalDouble.of(latency), OptionalDouble.of(1), outcome, true, why);
    }

    @Test
    void points_stand_in_the_order_they_were_tried() {
        List<Double> levels = search(true, 1, MOST, level -> engine(level, 5)).points().stream()
                .map(Point::level)
                .toList();
        assertThat(levels).containsExactly(1.0, 2.0, 4.0, 8.0, 6.0, 5.0);
    }
}
