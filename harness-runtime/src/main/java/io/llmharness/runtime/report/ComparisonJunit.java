package io.llmharness.runtime.report;

import io.llmharness.runtime.compare.Comparison;
import io.llmharness.runtime.compare.FigureComparison;
import io.llmharness.runtime.compare.Gate;
import io.llmharness.runtime.compare.TrialComparison;

/**
 * A comparison as JUnit's XML, as build servers read it: a test suite each trial, a test case each gated figure. What is inconclusive is
 * an error, not a failure: nothing is known to be worse, but the gate is not passed either.
 */
final class ComparisonJunit {
    private ComparisonJunit() {}

    static String render(Comparison comparison) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
        comparison.trials().forEach(trial -> suite(xml, comparison, trial));
        return xml.append("</testsuites>\n").toString();
    }

    private static void suite(StringBuilder xml, Comparison comparison, TrialComparison trial) {
        StringBuilder cases = new StringBuilder();
        int[] counts = new int[Gate.values().length];
        String name = ComparisonRows.name(comparison, trial);
        String table =
                new ComparisonRows(trial).grid().toText() + String.join("\n", new ComparisonRows(trial).sentences());
        for (FigureComparison figure : trial.figures()) {
            if (figure.gate() != Gate.NONE) {
                counts[figure.gate().ordinal()]++;
                testCase(cases, name, figure.figure().key(), figure.gate(), said(figure), table);
            }
        }
        Gate success = trial.success().gate();
        counts[success.ordinal()]++;
        testCase(cases, name, ComparisonRows.SUCCESS, success, "more requests fail than before", table);
        if (!trial.doubts().isEmpty()) {
            counts[Gate.INCONCLUSIVE.ordinal()]++;
            testCase(cases, name, "doubts", Gate.INCONCLUSIVE, String.join("; ", trial.doubts()), table);
        }
        xml.append("  <testsuite name=\"").append(escape(name));
        xml.append("\" tests=\"")
                .append(counts[Gate.PASSED.ordinal()]
                        + counts[Gate.FAILED.ordinal()]
                        + counts[Gate.INCONCLUSIVE.ordinal()]);
        xml.append("\" failures=\"").append(counts[Gate.FAILED.ordinal()]);
        xml.append("\" errors=\"").append(counts[Gate.INCONCLUSIVE.ordinal()]).append("\">\n");
        xml.append(cases).append("  </testsuite>\n");
    }

    private static String said(FigureComparison figure) {
        String change = figure.effect()
                .map(e -> ComparisonRows.change(e.change()) + ", interval " + ComparisonRows.interval(e.interval()))
                .orElse(figure.reason());
        return change + ", margin "
                + figure.margin().map(ComparisonRows::percent).orElse(ScoreTables.DASH);
    }

    private static void testCase(StringBuilder xml, String suite, String name, Gate gate, String said, String table) {
        xml.append("    <testcase classname=\"")
                .append(escape(suite))
                .append("\" name=\"")
                .append(escape(name))
                .append('"');
        if (gate == Gate.PASSED) {
            xml.append("/>\n");
            return;
        }
        String element = gate == Gate.FAILED ? "failure" : "error";
        xml.append(">\n      <").append(element).append(" message=\"");
        xml.append(escape(gate.key() + ": " + said)).append("\">").append(escape(table));
        xml.append("</").append(element).append(">\n    </testcase>\n");
    }

    /** Also without the characters that XML 1.0 forbids. */
    private static String escape(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints()
                .map(c ->
                        c == '\n' || c >= ' ' && c != 0xFFFE && c != 0xFFFF && !(c >= 0xD800 && c <= 0xDFFF) ? c : ' ')
                .forEach(clean::appendCodePoint);
        return clean.toString()
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
