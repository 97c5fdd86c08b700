package io.llmharness.runtime.report;

import io.llmharness.runtime.metric.Metric;
import io.llmharness.runtime.result.Percentile;
import io.llmharness.runtime.result.ProfiledLatency;
import io.llmharness.runtime.result.TrialSummary;
import io.llmharness.runtime.text.Digits;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;

/** The block in which the harness's figures stand beside those that other tools would have given for the same answers. */
final class ProfileTable {
    /** How the harness's own rows call themselves. */
    static final String OWN = "llm-harness";

    private static final String REASON = "profiles.";
    private static final List<Percentile> SHOWN = List.of(Percentile.P50, Percentile.P90, Percentile.P99);
    private static final List<Metric> ORDER =
            List.of(Metric.TTFT, Metric.ITL, Metric.ICL, Metric.TPOT, Metric.NTPOT, Metric.E2E);

    private final ScoreTables tables;

    ProfileTable(ScoreTables tables) {
        this.tables = tables;
    }

    /** A row for each profile of each metric, behind the harness's own. */
    Grid grid() {
        Grid grid = tables.head().left("Profile").right("Cnt").right("mean");
        SHOWN.forEach(p -> grid.right(p.key()));
        grid.left("Units");
        for (TrialSummary trial : tables.printable()) {
            for (Metric metric : ORDER) {
                rows(grid, trial, metric);
            }
        }
        return grid;
    }

    private void rows(Grid grid, TrialSummary trial, Metric metric) {
        List<ProfiledLatency> profiled = trial.profiles().stream()
                .filter(l -> l.word().metric() == metric)
                .toList();
        if (profiled.isEmpty()) {
            return;
        }
        trial.latency(metric)
                .ifPresent(own -> grid.row(
                        cells(trial, metric, OWN, own.count(), own.pooled().getMean(), own::percentile)));
        profiled.forEach(l -> grid.row(cells(trial, metric, l.profile().id(), l.count(), l.mean(), l::percentile)));
    }

    private List<String> cells(
            TrialSummary trial,
            Metric metric,
            String profile,
            long count,
            double mean,
            Function<Percentile, OptionalDouble> percentile) {
        Units units = new Units(trial.plan().outputUnit());
        List<String> cells = tables.headCells(trial, metric.key());
        cells.addAll(List.of(profile, Long.toString(count), Digits.three(units.of(mean))));
        for (Percentile p : SHOWN) {
            OptionalDouble nanos = percentile.apply(p);
            cells.add(nanos.isPresent() ? Digits.three(units.of(nanos.getAsDouble())) : ScoreTables.DASH);
        }
        cells.add(units.symbol());
        return cells;
    }

    /** Figures that a profile lacks, with the reason, each said once: {@code vllm tpot: reason}. */
    List<String> absences() {
        Set<String> lines = new LinkedHashSet<>();
        for (TrialSummary trial : tables.printable()) {
            for (Map.Entry<String, String> reason : trial.unavailable().entrySet()) {
                if (reason.getKey().startsWith(REASON)) {
                    String figure = reason.getKey().substring(REASON.length()).replace('.', ' ');
                    lines.add(figure + ": " + reason.getValue());
                }
            }
        }
        return new ArrayList<>(lines);
    }
}
