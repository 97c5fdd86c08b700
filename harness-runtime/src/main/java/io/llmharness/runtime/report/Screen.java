package io.llmharness.runtime.report;

import java.io.PrintStream;

/**
 * Lines, and on a terminal one status line below them that is written over in place. Elsewhere there are only lines, without any
 * control character.
 */
final class Screen {
    /** The status line is kept shorter than the narrowest usual terminal: one that wraps could not be written over. */
    private static final int STATUS_WIDTH = 79;

    /** Colours, by their SGR code. */
    enum Colour {
        RED(31),
        GREEN(32),
        YELLOW(33);

        private final int code;

        Colour(int code) {
            this.code = code;
        }
    }

    private final PrintStream out;
    private final boolean terminal;
    private final boolean coloured;
    private int statusLength;

    Screen(PrintStream out, boolean terminal, boolean coloured) {
        this.out = out;
        this.terminal = terminal;
        this.coloured = terminal && coloured;
    }

    boolean isTerminal() {
        return terminal;
    }

    /** Prints a line; the status line makes way. */
    void line(String text) {
        clearStatus();
        out.print(text + "\n");
        out.flush();
    }

    /** Writes the status line over the one before. */
    void status(String text) {
        String shown = Lines.cut(text, STATUS_WIDTH);
        out.print("\r" + shown + " ".repeat(Math.max(0, statusLength - shown.length())));
        out.flush();
        statusLength = shown.length();
    }

    /** Takes the status line away. */
    void clearStatus() {
        if (statusLength > 0) {
            out.print("\r" + " ".repeat(statusLength) + "\r");
            out.flush();
            statusLength = 0;
        }
    }

    String coloured(Colour colour, String text) {
        return coloured ? "\u001b[" + colour.code + "m" + text + "\u001b[0m" : text;
    }
}
