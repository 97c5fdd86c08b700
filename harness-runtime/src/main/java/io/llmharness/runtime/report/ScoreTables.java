package io.llmharness.runtime.report;

import io.llmharness.runtime.result.ConfidenceInterval;
import io.llmharness.runtime.result.Percentile;
import io.llmharness.runtime.result.RunSummary;
import io.llmharness.runtime.result.TrialSummary;
import io.llmharness.runtime.text.Digits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * The two tables of scores: latencies with their percentiles, rates as JMH shows them. A row is a metric of a trial; the rows of one
 * metric stand together, so that a sweep is read from top to bottom. Trials whose figures mean nothing are left out.
 */
final class ScoreTables {
    static final String DASH = "–";

    private static final List<Percentile> SHOWN = List.of(Percentile.P50, Percentile.P90, Percentile.P99);

    private final RunSummary run;
    private final TrialNames names;
    private final Key key;

    /** How a row says which trial it belongs to. */
    enum Key {
        /** A column for each parameter that is not the same in all trials. */
        PARAMS,
        /** The trial's number in the list of trials. */
        NUMBER
    }

    ScoreTables(RunSummary run, TrialNames names, Key key) {
        this.run = run;
        this.names = names;
        this.key = key;
    }

    /** Latencies: {@code Benchmark (params) Cnt mean p50 p90 p99 max Units}, with ± where there is an interval across forks. */
    Grid latencies() {
        return samples(rows(ScoreRow::latencies));
    }

    /** How fast and how smoothly answers came, in the same form. */
    Grid experience() {
        return samples(rows(ScoreRow::experience));
    }

    private Grid samples(List<ScoreRow> rows) {
        List<Percentile> bounded = SHOWN.stream()
                .filter(p -> rows.stream().anyMatch(r -> r.interval(p).isPresent()))
                .toList();
        Grid grid = head().right("Cnt").right("mean");
        for (Percentile p : SHOWN) {
            grid.right(p.key());
            if (bounded.contains(p)) {
                grid.beside();
            }
        }
        grid.right("max").left("Units");
        rows.forEach(row -> grid.row(latencyCells(row, bounded)));
        return grid;
    }

    private List<String> latencyCells(ScoreRow row, List<Percentile> bounded) {
        Units times = new Units(row.trial().plan().outputUnit());
        Units units = row.latency().map(l -> times.of(l.metric())).orElse(times);
        List<String> cells = headCells(row);
        cells.add(Long.toString(row.count()));
        cells.add(text(units, row.mean()));
        for (Percentile p : SHOWN) {
            cells.add(text(units, row.percentile(p)));
            if (bounded.contains(p)) {
                cells.add(row.interval(p)
                        .map(i -> "± " + Digits.three(units.of(i.halfWidth())))
                        .orElse(""));
            }
        }
        cells.add(text(units, row.max()));
        cells.add(units.symbol());
        return cells;
    }

    private static String text(Units units, OptionalDouble nanos) {
        return nanos.isPresent() ? Digits.three(units.of(nanos.getAsDouble())) : DASH;
    }

    /** Rates: {@code Benchmark (params) Mode Cnt Score Error Units}. */
    Grid rates() {
        Grid grid =
                head().right("Mode").right("Cnt").right("Score").right("Error").left("Units");
        for (ScoreRow row : rows(ScoreRow::rates)) {
            List<String> cells = headCells(row);
            cells.add(row.mode());
            cells.add(row.rate().map(r -> Integer.toString(r.iterations())).orElse("0"));
            cells.add(row.rate().map(r -> Digits.three(r.value())).orElse(DASH));
            cells.add(row.rate()
                    .flatMap(r -> r.interval())
                    .map(ConfidenceInterval::halfWidth)
                    .map(half -> "± " + Digits.three(half))
                    .orElse(""));
            cells.add(row.rate().map(r -> r.kind().unit()).orElse(""));
            grid.row(cells);
        }
        return grid;
    }

    /** A grid that begins with the columns which say whose row it is. */
    Grid head() {
        Grid grid = new Grid().left("Benchmark");
        if (key == Key.NUMBER) {
            return grid.left("Trial");
        }
        names.varying().forEach(name -> grid.right("(" + name + ")"));
        return grid;
    }

    private List<String> headCells(ScoreRow row) {
        return headCells(row.trial(), row.key());
    }

    /** The cells of {@link #head}. */
    List<String> headCells(TrialSummary trial, String metric) {
        List<String> cells = new ArrayList<>();
        cells.add(names.name(trial.plan()) + (metric.isEmpty() ? "" : ":" + metric));
        if (key == Key.NUMBER) {
            cells.add("[" + (run.trials().indexOf(trial) + 1) + "]");
        } else {
            Map<String, String> params = TrialNames.params(trial.plan());
            names.varying().forEach(name -> cells.add(params.getOrDefault(name, DASH)));
        }
        return cells;
    }

    /** Rows that have nothing but dashes, for the reasons below the tables. */
    List<ScoreRow> absent() {
        List<ScoreRow> absent = new ArrayList<>(rows(ScoreRow::latencies));
        absent.addAll(rows(ScoreRow::rates));
        return absent.stream().filter(ScoreRow::isAbsent).toList();
    }

    /** Benchmark by benchmark, metric by metric, trial by trial. */
    private List<ScoreRow> rows(Function<TrialSummary, List<ScoreRow>> of) {
        Map<String, List<ScoreRow>> byBenchmark = new LinkedHashMap<>();
        for (TrialSummary trial : printable()) {
            byBenchmark
                    .computeIfAbsent(trial.plan().benchmark(), b -> new ArrayList<>())
                    .addAll(of.apply(trial));
        }
        List<ScoreRow> sorted = new ArrayList<>();
        for (List<ScoreRow> rows : byBenchmark.values()) {
            rows.sort(Comparator.comparingInt(row -> ScoreRow.ORDER.indexOf(row.key())));
            sorted.addAll(rows);
        }
        return sorted;
    }

    /** Trials whose figures may be shown. */
    List<TrialSummary> printable() {
        return run.trials().stream().filter(t -> t.validity().printable()).toList();
    }
}
