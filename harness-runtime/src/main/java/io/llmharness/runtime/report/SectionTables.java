package io.llmharness.runtime.report;

import io.llmharness.runtime.engine.NativeFigure;
import io.llmharness.runtime.result.ConfidenceInterval;
import io.llmharness.runtime.result.NativeStat;
import io.llmharness.runtime.result.RunSummary;
import io.llmharness.runtime.result.SloVerdict;
import io.llmharness.runtime.result.TrialSummary;
import io.llmharness.runtime.text.Digits;
import java.util.List;
import java.util.Map;

/** The tables beside the scores: limits, and what the engine says of itself. */
final class SectionTables {
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
