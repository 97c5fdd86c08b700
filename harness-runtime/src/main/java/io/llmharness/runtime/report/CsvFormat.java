package io.llmharness.runtime.report;

import com.google.auto.service.AutoService;
import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.result.ConfidenceInterval;
import io.llmharness.runtime.result.RunResult;
import io.llmharness.runtime.result.RunSummary;
import io.llmharness.runtime.result.TrialSummary;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One line a figure, with JMH's columns and a few more. Texts are quoted and numbers are not, with a point whatever the locale. What has
 * no value has a line with a reason instead; a trial that is invalid has a single one.
 */
@AutoService(ReportFormat.class)
public final class CsvFormat implements ReportFormat {
    private static final List<String> COLUMNS = List.of(
            "Benchmark", "Mode", "Cnt", "Score", "Score Error (95%)", "Low", "High", "Unit", "Verdict", "Reason");

    @Override
    public String id() {
        return "csv";
    }

    @Override
    public String description() {
        return "one line a figure, for spreadsheets and scripts";
    }

    @Override
    public String extension() {
        return "csv";
    }

    @Override
    public void write(RunResult run, OutputStream out) throws IOException {
        RunSummary summary = RunSummary.of(run);
        Set<String> params = new LinkedHashSet<>();
        summary.trials().forEach(t -> params.addAll(TrialNames.params(t.plan()).keySet()));
        StringBuilder text = new StringBuilder();
        List<String> head =
                new ArrayList<>(COLUMNS.stream().map(CsvFormat::quoted).toList());
        params.forEach(p -> head.add(quoted("Param: " + p)));
        line(text, head);
        summary.trials().forEach(trial -> lines(text, trial, params));
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void lines(StringBuilder text, TrialSummary trial, Set<String> params) {
        String verdict = quoted(trial.validity().verdict().name());
        if (!trial.validity().printable()) {
            String reasons = String.join("; ", trial.validity().reasons());
            add(text, trial.plan(), "", List.of("", "", "", "", "", "", "", verdict, quoted(reasons)), params);
            return;
        }
        for (Score score : Score.of(trial)) {
            List<String> cells = new ArrayList<>();
            cells.add(quoted(score.mode()));
            cells.add(Long.toString(score.count()));
            cells.add(Double.toString(score.value()));
            cells.add(score.interval().map(i -> Double.toString(i.halfWidth())).orElse(""));
            cells.add(score.interval()
                    .map(ConfidenceInterval::low)
                    .map(Object::toString)
                    .orElse(""));
            cells.add(score.interval()
                    .map(ConfidenceInterval::high)
                    .map(Object::toString)
                    .orElse(""));
            cells.addAll(List.of(quoted(score.unit()), verdict, ""));
            add(text, trial.plan(), score.name(), cells, params);
        }
        trial.unavailable()
                .forEach((name, reason) -> add(
                        text,
                        trial.plan(),
                        name,
                        List.of("", "0", "", "", "", "", "", verdict, quoted(reason)),
                        params));
    }

    private static void add(StringBuilder text, TrialPlan plan, String name, List<String> cells, Set<String> params) {
        List<String> line = new ArrayList<>();
        line.add(quoted(plan.benchmark() + (name.isEmpty() ? "" : ":" + name)));
        line.addAll(cells);
        Map<String, String> values = TrialNames.params(plan);
        params.forEach(p -> line.add(values.containsKey(p) ? quoted(values.get(p)) : ""));
        line(text, line);
    }

    private static void line(StringBuilder text, List<String> cells) {
        text.append(cells.stream().collect(Collectors.joining(","))).append('\n');
    }

    private static String quoted(String cell) {
        return "\"" + cell.replace("\"", "\"\"") + "\"";
    }
}
