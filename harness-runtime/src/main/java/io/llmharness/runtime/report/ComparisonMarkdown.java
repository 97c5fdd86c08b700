package io.llmharness.runtime.report;

import io.llmharness.runtime.compare.Comparison;
import io.llmharness.runtime.compare.TrialComparison;
import java.util.Locale;

/** A comparison for a pull request. */
final class ComparisonMarkdown {
    private ComparisonMarkdown() {}

    static String render(Comparison comparison) {
        StringBuilder text = new StringBuilder();
        text.append("### llm-harness compare: ")
                .append(comparison.gate().key().toUpperCase(Locale.ROOT))
                .append("\n\n")
                .append(MarkdownReport.escape(comparison.base() + " → " + comparison.fresh()))
                .append('\n');
        for (TrialComparison trial : comparison.trials()) {
            ComparisonRows rows = new ComparisonRows(trial);
            text.append("\n**")
                    .append(MarkdownReport.escape(ComparisonRows.name(comparison, trial)))
                    .append("**: ")
                    .append(trial.gate().key())
                    .append("; ")
                    .append(rows.forks())
                    .append("\n\n")
                    .append(rows.grid().toMarkdown());
            text.append(rows.sentences().isEmpty() ? "" : "\n");
            rows.sentences().forEach(sentence -> item(text, sentence));
        }
        text.append(comparison.notes().isEmpty() ? "" : "\n");
        comparison.notes().forEach(note -> item(text, "note: " + note));
        return text.toString();
    }

    private static void item(StringBuilder text, String sentence) {
        text.append("- ").append(MarkdownReport.escape(sentence)).append('\n');
    }
}
