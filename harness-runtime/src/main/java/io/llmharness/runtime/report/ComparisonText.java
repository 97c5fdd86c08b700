package io.llmharness.runtime.report;

import io.llmharness.runtime.compare.Comparison;
import io.llmharness.runtime.compare.TrialComparison;
import java.util.Locale;

/** A comparison for the console, and for the message of a failed assertion. */
final class ComparisonText {
    private ComparisonText() {}

    static String render(Comparison comparison) {
        StringBuilder text = new StringBuilder();
        text.append("# ")
                .append(Lines.clean(comparison.base()))
                .append(" → ")
                .append(Lines.clean(comparison.fresh()))
                .append(": ")
                .append(comparison.gate().key().toUpperCase(Locale.ROOT))
                .append('\n');
        comparison.notes().forEach(note -> text.append(Lines.wrap("# note: ", note)));
        for (TrialComparison trial : comparison.trials()) {
            ComparisonRows rows = new ComparisonRows(trial);
            text.append('\n').append(ComparisonRows.name(comparison, trial)).append('\n');
            text.append("  ")
                    .append(trial.gate().key())
                    .append("; ")
                    .append(rows.forks())
                    .append('\n');
            rows.grid()
                    .toText()
                    .lines()
                    .forEach(line -> text.append("  ").append(line).append('\n'));
            rows.sentences().forEach(sentence -> text.append(Lines.wrap("  - ", sentence)));
        }
        return text.toString();
    }
}
