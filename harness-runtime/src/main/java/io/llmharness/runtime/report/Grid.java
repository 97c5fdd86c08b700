package io.llmharness.runtime.report;

import java.util.ArrayList;
import java.util.List;

/** A table of text cells: for the console in aligned columns, for Markdown with pipes. */
final class Grid {
    /** Where a column's cells stand. */
    enum Align {
        LEFT,
        RIGHT
    }

    private record Column(String title, Align align, int gap) {}

    private static final int GAP = 2;

    private final List<Column> columns = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();

    Grid left(String title) {
        columns.add(new Column(title, Align.LEFT, columns.isEmpty() ? 0 : GAP));
        return this;
    }

    /** A left-aligned column close to the one before it, without a title. */
    Grid beside() {
        columns.add(new Column("", Align.LEFT, 1));
        return this;
    }

    Grid right(String title) {
        columns.add(new Column(title, Align.RIGHT, columns.isEmpty() ? 0 : GAP));
        return this;
    }

    void row(List<String> cells) {
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException(cells.size() + " cells for " + columns.size() + " columns");
        }
        rows.add(List.copyOf(cells));
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Characters of the longest line of {@link #toText}. */
    int width() {
        return toText().lines().mapToInt(String::length).max().orElse(0);
    }

    /** Aligned columns, a heading line first; no trailing blanks. */
    String toText() {
        int[] widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            int column = i;
            widths[i] = Math.max(
                    columns.get(i).title.length(),
                    rows.stream().mapToInt(r -> r.get(column).length()).max().orElse(0));
        }
        StringBuilder text = new StringBuilder();
        line(text, widths, columns.stream().map(Column::title).toList());
        rows.forEach(row -> line(text, widths, row));
        return text.toString();
    }

    private void line(StringBuilder text, int[] widths, List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String blanks = " ".repeat(widths[i] - cells.get(i).length());
            line.append(" ".repeat(columns.get(i).gap));
            line.append(columns.get(i).align == Align.LEFT ? cells.get(i) + blanks : blanks + cells.get(i));
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }

    /** A table in GitHub's Markdown. */
    String toMarkdown() {
        StringBuilder text = new StringBuilder();
        pipes(text, columns.stream().map(Column::title).toList());
        pipes(
                text,
                columns.stream().map(c -> c.align == Align.LEFT ? ":--" : "--:").toList());
        rows.forEach(row -> pipes(text, row.stream().map(Grid::escape).toList()));
        return text.toString();
    }

    private static void pipes(StringBuilder text, List<String> cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private static String escape(String cell) {
        return cell.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;");
    }
}
