package io.llmharness.runtime.report;

import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.result.Capacity;
import io.llmharness.runtime.result.Capacity.Point;
import io.llmharness.runtime.result.RunResult;
import io.llmharness.runtime.text.Digits;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** A search for a capacity: what it came to, its points as a table, and throughput against latency as a drawing. */
final class CapacityText {
    private final Capacity search;
    private final TrialNames names;
    private final List<Point> points;
    private final TrialPlan plan;

    /** The searches of a run that came to a trial at least. */
    static List<CapacityText> of(RunResult run, TrialNames names) {
        return run.searches().stream()
                .filter(search -> !search.points().isEmpty())
                .map(search -> new CapacityText(
                        search,
                        names,
                        run.trials().get(search.points().get(0).trial()).plan()))
                .toList();
    }

    private CapacityText(Capacity search, TrialNames names, TrialPlan plan) {
        this.search = search;
        this.names = names;
        this.plan = plan;
        this.points = search.points().stream()
                .sorted(Comparator.comparingDouble(Point::level))
                .toList();
    }

    String render() {
        return Lines.wrap("Capacity: ", sentence())
                + Lines.wrap("  ", "Search ended: " + end() + "; " + search.why() + ".")
                + '\n'
                + table()
                + '\n'
                + new CurvePlot(points, axes()).draw();
    }

    private String sentence() {
        String found = search.level().isEmpty()
                ? "no load meets"
                : level(search.level().getAsDouble())
                        + (search.level().getAsDouble() == 1 && closed() ? " meets" : " meet");
        return found + " \"" + search.goal() + "\", " + names.name(plan) + " (" + variant() + ")";
    }

    /** What the trial is called without its load. */
    private String variant() {
        return String.join(
                ", ",
                TrialNames.params(plan).entrySet().stream()
                        .filter(e -> !TrialNames.load(plan).containsKey(e.getKey()))
                        .map(e -> e.getKey() + "=" + e.getValue())
                        .toList());
    }

    private String end() {
        return switch (search.end()) {
            case FOUND -> "found as closely as was wanted";
            case SATURATED -> "saturated";
            case BOUNDED -> "the highest load was reached";
            case NONE_MET -> "no load meets the limits";
            case UNTRUSTED -> "the figures cannot be trusted any further, the engine may carry more";
            case FAILED -> "a trial failed";
            case STOPPED -> "stopped before it was done";
        };
    }

    private String table() {
        Grid grid = new Grid()
                .right(closed() ? "users" : "requests/s")
                .right(search.objective() + " " + search.unit())
                .right("e2e p50 ms")
                .right("attainment")
                .left("");
        for (Point point : points) {
            grid.row(List.of(
                    TrialNames.plain(point.level()),
                    shown(point.value()),
                    shown(point.latencyMillis()),
                    point.attainment().isPresent()
                            ? Digits.percent(point.attainment().getAsDouble())
                            : ScoreTables.DASH,
                    verdict(point)));
        }
        return grid.toText();
    }

    private String verdict(Point point) {
        boolean capacity = search.level().equals(OptionalDouble.of(point.level()));
        String doubt = point.certain() ? "" : " (too few requests to be sure)";
        return switch (point.outcome()) {
            case MET -> (capacity ? "met: the capacity" : "met") + doubt;
            case MISSED -> "missed: " + Lines.cut(Lines.clean(point.why()), 60) + doubt;
            case UNTRUSTED, FAILED ->
                point.outcome().name().toLowerCase(Locale.ROOT) + ": " + Lines.cut(Lines.clean(point.why()), 60);
        };
    }

    private String axes() {
        return search.objective() + " (" + search.unit() + ")";
    }

    private static String shown(OptionalDouble value) {
        return value.isPresent() ? Digits.three(value.getAsDouble()) : ScoreTables.DASH;
    }

    private boolean closed() {
        return search.dimension().equals("concurrency");
    }

    private String level(double level) {
        return TrialNames.plain(level) + (closed() ? level == 1 ? " user" : " users" : " requests/s");
    }
}
