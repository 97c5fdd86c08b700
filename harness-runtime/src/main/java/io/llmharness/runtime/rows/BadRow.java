package io.llmharness.runtime.rows;

/** A row that cannot be used; the rows after it can. */
public final class BadRow extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 60;

    private final long line;

    /** The row that begins in this line, and why it cannot be used, as a clause. */
    public BadRow(long line, String reason) {
        super(reason);
        this.line = line;
    }

    /** The line where it begins, from 1. */
    public long line() {
        return line;
    }

    static String excerpt(String text) {
        String shown = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
        return shown.isEmpty() ? "it is empty" : shown;
    }
}
