package io.llmharness.runtime;

import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.metric.Metric;
import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.result.ForkResult;
import io.llmharness.runtime.result.RunSummary;
import io.llmharness.runtime.result.SloVerdict;
import io.llmharness.runtime.result.TrialSummary;
import io.llmharness.runtime.text.Digits;
import io.llmharness.runtime.text.Durations;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What {@link RunReport#assertSlosMet()} says: one row a limit, the missed ones marked, and why a trial cannot be judged. */
final class SloTable {
    private static final List<String> HEADINGS = List.of("", "SLO", "wanted", "measured", "requests", "errors");

    private final List<List<String>> rows = new ArrayList<>();

    private SloTable() {
        rows.add(HEADINGS);
    }

    static String of(RunSummary summary) {
        StringBuilder text = new StringBuilder("The run does not meet its SLOs.");
        for (TrialSummary trial : summary.trials()) {
            text.append("\n\n").append(name(trial.plan())).append('\n');
            for (ForkResult fork : trial.trial().forks()) {
                fork.failure()
                        .ifPresent(f -> text.append("  failed: ").append(f).append('\n'));
            }
            if (!trial.validity().printable()) {
                text.append("  not to be judged: ")
                        .append(String.join("; ", trial.validity().reasons()))
                        .append('\n');
            }
            trial.slo().ifPresent(verdict -> text.append(table(trial, verdict)));
        }
        return text.toString().stripTrailing();
    }

    private static String name(TrialPlan plan) {
        String model =
                plan.engine().model().isEmpty() ? "" : ", " + plan.engine().model();
        String level = plan.load().level().map(l -> " " + l).orElse("");
        String params = plan.params().isEmpty() ? "" : ", " + plan.params();
        return plan.benchmark() + " (" + plan.engine().name() + model + ", "
                + plan.load().shape() + level + params + ")";
    }

    private static String table(TrialSummary trial, SloVerdict verdict) {
        SloTable table = new SloTable();
        for (SloVerdict.Limit limit : verdict.limits()) {
            String bound = limit.metric().key() + " <= " + Durations.format(limit.bound());
            table.add(bound, verdict, limit.met(), reached(trial, limit.metric(), verdict.wanted()), trial);
        }
        if (verdict.limits().size() > 1) {
            table.add("all of them", verdict, verdict.good(), "", trial);
        }
        return table.text();
    }

    private void add(String slo, SloVerdict verdict, long met, String reached, TrialSummary trial) {
        long population = verdict.population();
        boolean enough = population > 0 && (double) met / population >= verdict.wanted();
        rows.add(List.of(
                enough ? " " : "x",
                slo,
                "by " + percent(verdict.wanted()) + " %",
                Digits.percent(met, population) + reached,
                Long.toString(population),
                errors(trial.totals().errors())));
    }

    /** What the wanted share of the answered requests kept to. */
    private static String reached(TrialSummary trial, Metric metric, double share) {
        return trial.latency(metric)
                .map(l -> Duration.ofNanos(l.pooled().getValueAtPercentile(share * 100)))
                .map(d -> ", p" + percent(share) + " " + Digits.three(d.toNanos() / 1e6) + " ms")
                .orElse("");
    }

    private static String percent(double share) {
        BigDecimal percent = BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros();
        return percent.toPlainString();
    }

    private static String errors(Map<FailureCause, Long> errors) {
        return errors.isEmpty()
                ? "none"
                : errors.entrySet().stream()
                        .map(e -> e.getValue() + " " + e.getKey().key())
                        .collect(Collectors.joining(", "));
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(" ");
            for (int column = 0; column < row.size(); column++) {
                line.append(' ')
                        .append(row.get(column))
                        .append(" ".repeat(width(column) - row.get(column).length() + 1));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
