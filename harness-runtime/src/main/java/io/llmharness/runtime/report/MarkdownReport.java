package io.llmharness.runtime.report;

import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.result.ErrorExample;
import io.llmharness.runtime.result.HostFacts;
import io.llmharness.runtime.result.RunSummary;
import io.llmharness.runtime.result.TrialSummary;
import io.llmharness.runtime.result.Validity;
import io.llmharness.runtime.text.Digits;
import java.util.List;
import java.util.Map;

/** The sections of the Markdown report, in the order of the console's. */
final class MarkdownReport {
    private final RunSummary run;
    private final TrialNames names;
    private final ScoreTables tables;
    private final StringBuilder text = new StringBuilder();

    MarkdownReport(RunSummary run) {
        this.run = run;
        this.names =
                new TrialNames(run.trials().stream().map(TrialSummary::plan).toList());
        this.tables = new ScoreTables(run, names, ScoreTables.Key.PARAMS);
    }

    String render() {
        validity();
        if (!tables.printable().isEmpty()) {
            section("", tables.latencies());
            section("", tables.rates());
            text.append('\n');
            Legend.of(run)
                    .forEach(sentence ->
                            text.append("- ").append(escape(sentence)).append('\n'));
            Legend.absences(tables)
                    .forEach(line -> text.append("- ").append(escape(line)).append('\n'));
        }
        SectionTables sections = new SectionTables(run, tables);
        section("#### How answers came", tables.experience());
        List<String> sentences = Sentences.responsiveness(run);
        text.append(sentences.isEmpty() ? "" : "\n");
        sentences.forEach(line -> text.append("- ").append(escape(line)).append('\n'));
        ProfileTable profiles = new ProfileTable(tables);
        section("#### The same answers in other tools' words", profiles.grid());
        profiles.absences()
                .forEach(line -> text.append("- ").append(escape(line)).append('\n'));
        section("#### Service-level objectives", sections.limits());
        section("#### Where the variance comes from", sections.variance());
        errors();
        precision();
        CapacityText.of(run.run(), names)
                .forEach(search -> text.append("\n#### Capacity\n\n```\n")
                        .append(search.render())
                        .append("```\n"));
        section("#### The engine's own figures", sections.engineFigures());
        host(run.run().host());
        return text.toString();
    }

    private void precision() {
        for (TrialSummary trial : run.trials()) {
            trial.trial()
                    .precision()
                    .ifPresent(finding -> text.append("\nPrecision ")
                            .append(escape(PrecisionText.of(
                                            finding, trial.trial().forks().size()) + "; "
                                    + TrialNames.coordinates(trial.plan())))
                            .append(".\n"));
        }
    }

    private void validity() {
        text.append("### llm-harness: ").append(run.validity().verdict()).append("\n\n");
        if (run.run().interrupted()) {
            text.append("- **the run was interrupted before its plan was done**\n");
        }
        run.run()
                .endedEarly()
                .ifPresent(why -> text.append("- **the run ended early: ")
                        .append(escape(why))
                        .append("**\n"));
        for (TrialSummary trial : run.trials()) {
            Validity validity = trial.validity();
            text.append("- **").append(validity.verdict()).append("** ").append(code(names.name(trial.plan())));
            text.append(' ')
                    .append(escape(TrialNames.coordinates(trial.plan())))
                    .append('\n');
            validity.reasons()
                    .forEach(
                            reason -> text.append("  - ").append(escape(reason)).append('\n'));
            validity.notes()
                    .forEach(note ->
                            text.append("  - note: ").append(escape(note)).append('\n'));
            if (!validity.printable()) {
                text.append("  - Its figures are not shown: they do not mean what their names say.\n");
            }
        }
    }

    private void section(String title, Grid grid) {
        if (!grid.isEmpty()) {
            text.append('\n').append(title.isEmpty() ? "" : title + "\n\n").append(grid.toMarkdown());
        }
    }

    private void errors() {
        List<TrialSummary> failing = run.trials().stream()
                .filter(t -> !t.totals().errors().isEmpty())
                .toList();
        if (failing.isEmpty()) {
            return;
        }
        text.append("\n#### Errors\n\n");
        for (TrialSummary trial : failing) {
            long unsuccessful = trial.totals().requests().unsuccessful();
            long population = trial.totals().requests().population();
            text.append("- ").append(code(names.name(trial.plan()))).append(' ');
            text.append(escape(TrialNames.coordinates(trial.plan())))
                    .append(": ")
                    .append(unsuccessful);
            text.append(" of ").append(population).append(" requests (");
            text.append(Digits.percent(unsuccessful, population)).append(")\n");
            ErrorLines.largestFirst(trial).forEach(e -> error(trial, e));
        }
    }

    private void error(TrialSummary trial, Map.Entry<FailureCause, Long> error) {
        FailureCause cause = error.getKey();
        text.append("  - ")
                .append(error.getValue())
                .append(" × ")
                .append(code(cause.key()))
                .append(": ");
        text.append(escape(cause.explanation())).append('\n');
        for (ErrorExample example : ErrorLines.words(trial, cause)) {
            String status = example.status() == 0 ? "" : "HTTP " + example.status() + " ";
            text.append("    - ")
                    .append(status)
                    .append(code(Lines.cut(example.message(), 300)))
                    .append(ErrorLines.wait(example))
                    .append('\n');
        }
    }

    private void host(HostFacts host) {
        text.append("\n<sub>llm-harness ")
                .append(escape(host.version()))
                .append(" (")
                .append(escape(host.commit()));
        text.append("), ")
                .append(escape(host.jvm()))
                .append(", ")
                .append(escape(host.os()))
                .append(", ");
        text.append(escape(host.cpu())).append(" × ").append(host.logicalCpus()).append("</sub>\n");
    }

    /** A word as code, whatever it holds. */
    private static String code(String word) {
        String clean = Lines.clean(word);
        String fence = clean.contains("`") ? "``" : "`";
        String pad = clean.startsWith("`") || clean.endsWith("`") ? " " : "";
        return fence + pad + clean.replace("``", "`\u200b`") + pad + fence;
    }

    /** Text that is not to be read as Markdown or HTML. */
    static String escape(String words) {
        return Lines.clean(words).replaceAll("([\\\\`*_\\[\\]|~])", "\\\\$1").replace("<", "&lt;");
    }
}
