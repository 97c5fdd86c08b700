package io.llmharness.runtime.report;

import io.llmharness.runtime.engine.NativeFigure;
import io.llmharness.runtime.metric.Metric;
import io.llmharness.runtime.result.ConfidenceInterval;
import io.llmharness.runtime.result.Latency;
import io.llmharness.runtime.result.NativeStat;
import io.llmharness.runtime.result.RunSummary;
import io.llmharness.runtime.result.SloVerdict;
import io.llmharness.runtime.result.TrialSummary;
import io.llmharness.runtime.result.VarianceSplit;
import io.llmharness.runtime.text.Digits;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** The tables beside the scores: limits, and what the engine says of itself. */
final class SectionTables {
    private static final List<Metric> SPLIT = List.of(Metric.TTFT, Metric.TPOT, Metric.E2E);

    private final RunSummary run;
    private final ScoreTables tables;

    SectionTables(RunSummary run, ScoreTables tables) {
        this.run = run;
        this.tables = tables;
    }

    /** Attainment of all limits together, then of each. */
    Grid limits() {
        Grid grid = tables.head()
                .right("Limit")
                .right("Good")
                .right("Of")
                .right("Attained")
                .left("95 % interval")
                .right("Wanted")
                .left("Verdict");
        for (TrialSummary trial : tables.printable()) {
            trial.slo().ifPresent(slo -> limits(grid, trial, slo));
        }
        return grid;
    }

    private void limits(Grid grid, TrialSummary trial, SloVerdict slo) {
        String verdict = (slo.met() ? "met" : "MISSED") + (slo.certain() ? "" : ", within its uncertainty");
        List<String> cells = tables.headCells(trial, "");
        cells.addAll(List.of("all", Long.toString(slo.good()), Long.toString(slo.population())));
        cells.addAll(List.of(Digits.percent(slo.good(), slo.population()), range(slo.interval())));
        cells.addAll(List.of(Digits.percent(slo.wanted()), verdict));
        grid.row(cells);
        for (SloVerdict.Limit limit : slo.limits()) {
            List<String> row = tables.headCells(trial, limit.metric().key());
            row.addAll(List.of(Units.text(limit.bound()), Long.toString(limit.met())));
            row.addAll(List.of(Long.toString(limit.population()), Digits.percent(limit.met(), limit.population())));
            row.addAll(List.of(range(limit.interval()), "", ""));
            grid.row(row);
        }
    }

    /** Where the variance of latencies comes from, as shares; only where there are forks to tell apart. */
    Grid variance() {
        Grid grid = tables.head()
                .right("Variance")
                .right("between forks")
                .right("between iterations")
                .right("between requests")
                .left("Units");
        for (TrialSummary trial : tables.printable()) {
            Units units = new Units(trial.plan().outputUnit());
            for (Metric metric : SPLIT) {
                trial.latency(metric)
                        .map(Latency::variance)
                        .filter(split -> split.fork().isPresent() && split.total() > 0)
                        .ifPresent(split -> grid.row(cells(trial, metric, split, units)));
            }
        }
        return grid;
    }

    private List<String> cells(TrialSummary trial, Metric metric, VarianceSplit split, Units units) {
        List<String> cells = tables.headCells(trial, metric.key());
        cells.add(Digits.three(units.of(units.of(split.total()))));
        cells.add(share(split.fork(), split));
        cells.add(share(split.iteration(), split));
        cells.add(share(OptionalDouble.of(split.request()), split));
        cells.add(units.symbol() + "²");
        return cells;
    }

    private static String share(OptionalDouble part, VarianceSplit split) {
        return part.isPresent() ? Digits.percent(part.getAsDouble() / split.total()) : ScoreTables.DASH;
    }

    /** Means of the figures that came with the answers, and the client's measurement of the same over them. */
    Grid engineFigures() {
        Grid grid = tables.head().right("Cnt").right("mean").left("Units").right("client/engine");
        for (TrialSummary trial : tables.printable()) {
            Units units = new Units(trial.plan().outputUnit());
            for (Map.Entry<NativeFigure, NativeStat> figure :
                    trial.totals().nativeFigures().entrySet()) {
                NativeStat stat = figure.getValue();
                if (stat.count() > 0) {
                    List<String> cells = tables.headCells(trial, figure.getKey().key());
                    cells.add(Long.toString(stat.count()));
                    double mean = (double) stat.sumNanos() / stat.count();
                    boolean time = figure.getKey().unit() == NativeFigure.Unit.NANOSECONDS;
                    cells.add(Digits.three(time ? units.of(mean) : mean));
                    cells.add(time ? units.symbol() : "");
                    boolean both = stat.clientSumNanos() > 0 && stat.sumNanos() > 0;
                    cells.add(both ? Digits.three((double) stat.clientSumNanos() / stat.sumNanos()) : "");
                    grid.row(cells);
                }
            }
        }
        return grid;
    }

    private static String range(ConfidenceInterval interval) {
        return "[" + Digits.three(interval.low() * 100) + ", " + Digits.three(interval.high() * 100) + "]";
    }
}
