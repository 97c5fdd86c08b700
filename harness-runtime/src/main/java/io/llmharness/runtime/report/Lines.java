package io.llmharness.runtime.report;

import io.llmharness.runtime.text.Printable;

/** Lines of plain text. */
final class Lines {
    /** Columns that the console report keeps to. */
    static final int WIDTH = 120;

    private Lines() {}

    /** The text broken between words; the first line after {@code first}, the others indented as far. */
    static String wrap(String first, String text) {
        StringBuilder all = new StringBuilder();
        StringBuilder line = new StringBuilder(first);
        String indent = " ".repeat(first.length());
        boolean begun = false;
        for (String word : clean(text).split(" ")) {
            if (begun && line.length() + 1 + word.length() > WIDTH) {
                all.append(line.toString().stripTrailing()).append('\n');
                line.setLength(0);
                line.append(indent);
                begun = false;
            }
            line.append(begun ? " " : "").append(word);
            begun = true;
        }
        return all.append(line.toString().stripTrailing()).append('\n').toString();
    }

    /** On one line and without control characters: an engine's words must not drive the reader's terminal. */
    static String clean(String text) {
        return Printable.line(text);
    }

    /** At most so many characters, the last one an ellipsis where something was cut. */
    static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, Math.max(0, length - 1)) + "…";
    }
}
