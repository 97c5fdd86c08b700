package io.llmharness.runtime.report;

import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.result.ErrorExample;
import io.llmharness.runtime.result.ResetResult;
import io.llmharness.runtime.result.RunSummary;
import io.llmharness.runtime.result.TrialSummary;
import io.llmharness.runtime.result.Validity;
import io.llmharness.runtime.text.Digits;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sections of the console report: validity first, then scores, limits, errors, the engine's own figures. */
final class TextReport {
    private static final String RUN_VALIDITY = "Validity: ";

    private final RunSummary run;
    private final TrialNames names;
    private final ScoreTables tables;
    private final StringBuilder text = new StringBuilder();

    TextReport(RunSummary run) {
        this.run = run;
        this.names =
                new TrialNames(run.trials().stream().map(TrialSummary::plan).toList());
        this.tables = narrow(run, names);
    }

    /** Parameters as columns where they fit, else numbers. */
    private static ScoreTables narrow(RunSummary run, TrialNames names) {
        ScoreTables wide = new ScoreTables(run, names, ScoreTables.Key.PARAMS);
        boolean fits = Stream.of(wide.latencies(), wide.rates(), new ProfileTable(wide).grid())
                .allMatch(grid -> grid.width() <= Lines.WIDTH);
        return fits ? wide : new ScoreTables(run, names, ScoreTables.Key.NUMBER);
    }

    String render() {
        validity();
        scores();
        SectionTables sections = new SectionTables(run, tables);
        section("How answers came", tables.experience());
        Sentences.responsiveness(run).forEach(line -> text.append(Lines.wrap("  ", line)));
        profiles();
        section("Service-level objectives", sections.limits());
        section("Where the variance comes from", sections.variance());
        errors();
        retries();
        resets();
        precision();
        CapacityText.of(run.run(), names).forEach(search -> text.append('\n').append(search.render()));
        section("The engine's own figures", sections.engineFigures());
        return text.toString();
    }

    private void validity() {
        text.append(RUN_VALIDITY).append(run.validity().verdict()).append('\n');
        if (run.run().interrupted()) {
            text.append(Lines.wrap("    - ", "the run was interrupted before its plan was done"));
        }
        run.run().endedEarly().ifPresent(why -> text.append(Lines.wrap("    - ", "the run ended early: " + why)));
        int number = 0;
        for (TrialSummary trial : run.trials()) {
            number++;
            Validity validity = trial.validity();
            String head = "[" + number + "] " + validity.verdict() + "  ";
            text.append(Lines.wrap(head, names.name(trial.plan()) + " " + TrialNames.coordinates(trial.plan())));
            validity.reasons().forEach(reason -> text.append(Lines.wrap("    - ", reason)));
            validity.notes().forEach(note -> text.append(Lines.wrap("    note: ", note)));
            if (!validity.printable()) {
                text.append("    Its figures are not shown: they do not mean what their names say.\n");
            }
        }
    }

    private void scores() {
        if (tables.printable().isEmpty()) {
            return;
        }
        text.append('\n').append(tables.latencies().toText());
        text.append('\n').append(tables.rates().toText());
        text.append('\n');
        Legend.of(run).forEach(sentence -> text.append(Lines.wrap("  ", sentence)));
        Legend.absences(tables).forEach(line -> text.append(Lines.wrap("  " + ScoreTables.DASH + " ", line)));
    }

    private void profiles() {
        ProfileTable profiles = new ProfileTable(tables);
        section("The same answers in other tools' words", profiles.grid());
        profiles.absences().forEach(line -> text.append(Lines.wrap("  " + ScoreTables.DASH + " ", line)));
    }

    private void section(String title, Grid grid) {
        if (!grid.isEmpty()) {
            text.append('\n').append(title).append('\n').append(grid.toText());
        }
    }

    private void errors() {
        for (TrialSummary trial : run.trials()) {
            Map<FailureCause, Long> errors = trial.totals().errors();
            if (!errors.isEmpty()) {
                text.append('\n');
                heading(
                        trial.plan(),
                        trial.totals().requests().unsuccessful(),
                        trial.totals().requests().population());
                ErrorLines.largestFirst(trial).forEach(e -> error(trial, e.getKey(), e.getValue()));
            }
        }
    }

    private void retries() {
        for (TrialSummary trial : run.trials()) {
            Map<FailureCause, Long> retried = trial.totals().retried();
            if (!retried.isEmpty()) {
                String causes = retried.entrySet().stream()
                        .map(e -> e.getValue() + " × " + e.getKey().key())
                        .collect(Collectors.joining(", "));
                text.append('\n')
                        .append(Lines.wrap(
                                "Sent again: ",
                                causes + "; latencies run from the first intent, " + names.name(trial.plan()) + " "
                                        + TrialNames.coordinates(trial.plan())));
            }
        }
    }

    private void resets() {
        for (TrialSummary trial : run.trials()) {
            List<ResetResult> resets = trial.trial().forks().stream()
                    .flatMap(fork -> fork.reset().stream())
                    .filter(reset -> reset.failure().isEmpty())
                    .toList();
            if (!resets.isEmpty()) {
                DoubleSummaryStatistics millis =
                        resets.stream().mapToDouble(ResetResult::millis).summaryStatistics();
                String took = millis.getCount() == 1
                        ? Digits.three(millis.getMax()) + " ms"
                        : Digits.three(millis.getMin()) + " to " + Digits.three(millis.getMax()) + " ms";
                text.append('\n')
                        .append(Lines.wrap(
                                "Engine reset before each fork: ",
                                resets.get(0).state() + ": " + resets.get(0).did() + ", " + took + ", "
                                        + names.name(trial.plan()) + " " + TrialNames.coordinates(trial.plan())));
            }
        }
    }

    private void precision() {
        for (TrialSummary trial : run.trials()) {
            trial.trial()
                    .precision()
                    .ifPresent(finding -> text.append('\n')
                            .append(Lines.wrap(
                                    "Precision: ",
                                    PrecisionText.of(
                                                    finding,
                                                    trial.trial().forks().size()) + "; "
                                            + names.name(trial.plan()) + " "
                                            + TrialNames.coordinates(trial.plan()))));
        }
    }

    private void heading(TrialPlan plan, long unsuccessful, long population) {
        String share = population == 0 ? "" : " (" + Digits.percent(unsuccessful, population) + ")";
        text.append(Lines.wrap(
                "Errors: ",
                unsuccessful + " of " + population + " requests" + share + ", " + names.name(plan) + " "
                        + TrialNames.coordinates(plan)));
    }

    private void error(TrialSummary trial, FailureCause cause, long count) {
        text.append(Lines.wrap("  ", count + " × " + cause.key() + ": " + cause.explanation()));
        for (ErrorExample example : ErrorLines.words(trial, cause)) {
            String status = example.status() == 0 ? "" : "HTTP " + example.status() + " ";
            text.append(Lines.wrap(
                    "      " + status, "\"" + Lines.cut(example.message(), 300) + "\"" + ErrorLines.wait(example)));
        }
    }
}
