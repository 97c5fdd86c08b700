package io.llmharness.runtime.search;

import io.llmharness.runtime.result.Capacity;
import io.llmharness.runtime.result.Capacity.End;
import io.llmharness.runtime.result.Capacity.Point;
import io.llmharness.runtime.text.Digits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Looks for the highest load that meets a goal: it is doubled until a limit is missed or throughput no longer grows, then the gap
 * between the highest load that met the limits and the lowest that missed them is halved until it is as small as was wanted. Takes for
 * granted that what one load misses, each higher one misses. The levels depend on nothing but what came of those before.
 */
public final class CapacitySearch {
    /** Growth of the objective, when the load doubles, below which it counts as none. */
    private static final double GROWTH = 0.05;

    private final SearchGoal goal;
    private final Levels levels;
    private final List<Point> points = new ArrayList<>();
    private Optional<Point> met = Optional.empty();
    private Optional<Point> missed = Optional.empty();
    private Optional<End> end = Optional.empty();
    private String why = "";

    /**
     * A search.
     *
     * @param closed whether the load is users; otherwise requests per second
     * @param first level to begin with
     * @param last highest level that may be tried
     */
    public CapacitySearch(SearchGoal goal, boolean closed, double first, double last) {
        this.goal = goal;
        this.levels = new Levels(closed, first, last, goal.resolution());
    }

    /** The level to try next; empty when the search is over. */
    public OptionalDouble next() {
        if (end.isPresent()) {
            return OptionalDouble.empty();
        }
        if (points.isEmpty()) {
            return OptionalDouble.of(levels.first());
        }
        if (met.isEmpty()) {
            return OptionalDouble.of(levels.below(missed.orElseThrow().level()));
        }
        double lower = met.get().level();
        return OptionalDouble.of(
                missed.isEmpty()
                        ? levels.above(lower)
                        : levels.between(lower, missed.get().level()));
    }

    /** Takes what came of the level that {@link #next} gave. */
    public void tried(Point point) {
        points.add(point);
        switch (point.outcome()) {
            case MET -> met(point);
            case MISSED -> missed(point);
            case UNTRUSTED ->
                over(End.UNTRUSTED, "at " + level(point.level()) + " the figures cannot be trusted: " + point.why());
            case FAILED -> over(End.FAILED, "the trial with " + level(point.level()) + " failed: " + point.why());
        }
    }

    private void met(Point point) {
        Optional<Point> before = met;
        met = Optional.of(point);
        if (missed.isPresent()) {
            closeIn();
        } else if (before.isPresent() && saturated(before.get(), point)) {
            met = before;
            over(End.SATURATED, saturation(before.get(), point));
        } else if (point.level() >= levels.last()) {
            over(End.BOUNDED, level(point.level()) + " is the most that was to be tried");
        }
    }

    private void missed(Point point) {
        missed = Optional.of(point);
        if (met.isPresent()) {
            closeIn();
        } else if (levels.tooLow(levels.below(point.level()))) {
            over(End.NONE_MET, "with " + level(point.level()) + " already " + point.why());
        }
    }

    private void closeIn() {
        Point upper = missed.orElseThrow();
        if (levels.close(met.orElseThrow().level(), upper.level())) {
            over(End.FOUND, "with " + level(upper.level()) + " " + upper.why());
        }
    }

    private void over(End how, String reason) {
        end = Optional.of(how);
        why = reason;
    }

    /** Ends it from outside. */
    public void stop(String reason) {
        if (end.isEmpty()) {
            over(End.STOPPED, reason);
        }
    }

    /** More load brought no more throughput, only waiting. */
    private static boolean saturated(Point before, Point after) {
        return after.level() >= before.level() * 1.5
                && growth(before.value(), after.value()) < GROWTH
                && growth(before.latencyMillis(), after.latencyMillis()) >= GROWTH;
    }

    private String saturation(Point before, Point after) {
        return "from " + level(before.level()) + " to " + level(after.level()) + " "
                + goal.objective().key() + " changed by " + signed(growth(before.value(), after.value()))
                + ", end-to-end latency by " + signed(growth(before.latencyMillis(), after.latencyMillis()));
    }

    private static String signed(double share) {
        return (share < 0 ? "" : "+") + Digits.percent(share);
    }

    /** As a share; infinite where there was nothing before, and where there is nothing now. */
    private static double growth(OptionalDouble before, OptionalDouble after) {
        return before.isPresent() && before.getAsDouble() > 0 && after.isPresent()
                ? after.getAsDouble() / before.getAsDouble() - 1
                : Double.POSITIVE_INFINITY;
    }

    private String level(double level) {
        return plain(level) + (levels.closed() ? level == 1 ? " user" : " users" : " requests/s");
    }

    private static String plain(double level) {
        return level == Math.rint(level) ? Long.toString((long) level) : Double.toString(level);
    }

    /** At most so many trials are still to come, if the next one misses a limit. */
    public int remaining() {
        int left = 0;
        double lower = met.map(Point::level).orElse(levels.first());
        double upper = missed.map(Point::level).orElse(levels.above(lower));
        while (end.isEmpty() && left < 20 && !levels.close(lower, upper)) {
            upper = levels.between(lower, upper);
            left++;
        }
        return end.isPresent() ? 0 : left + (missed.isPresent() ? 0 : 1);
    }

    /** What it came to. */
    public Capacity result() {
        return new Capacity(
                goal.text(),
                levels.closed() ? "concurrency" : "rate",
                goal.objective().key(),
                goal.objective().unit(),
                met.map(p -> OptionalDouble.of(p.level())).orElse(OptionalDouble.empty()),
                end.orElse(End.STOPPED),
                why,
                points);
    }
}
