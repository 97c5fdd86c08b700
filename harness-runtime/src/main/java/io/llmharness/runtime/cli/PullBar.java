package io.llmharness.runtime.cli;

import io.llmharness.runtime.engine.PullProgress;
import io.llmharness.runtime.text.Bytes;
import java.io.PrintStream;

/** A download's progress: a bar that is written over in place on a terminal, elsewhere a line whenever there is something new to say. */
final class PullBar {
    private static final int WIDTH = 30;
    private static final int LINE = 79;
    private static final int STEP_PERCENT = 10;

    private final PrintStream out;
    private final boolean terminal;
    private String what = "";
    private int shownPercent = -1;
    private int length;

    PullBar(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    void show(PullProgress progress) {
        int percent = progress.totalBytes() == 0 ? 0 : (int) (100 * progress.doneBytes() / progress.totalBytes());
        if (terminal) {
            write(line(progress, percent));
        } else if (!progress.what().equals(what) && progress.totalBytes() == 0
                || progress.totalBytes() > 0 && percent / STEP_PERCENT != shownPercent / STEP_PERCENT) {
            out.print(line(progress, percent) + "\n");
            shownPercent = percent;
        }
        what = progress.what();
        out.flush();
    }

    /** Takes the bar away. */
    void end() {
        if (length > 0) {
            out.print("\r" + " ".repeat(length) + "\r");
            out.flush();
            length = 0;
        }
    }

    private void write(String text) {
        String shown = text.length() <= LINE ? text : text.substring(0, LINE);
        out.print("\r" + shown + " ".repeat(Math.max(0, length - shown.length())));
        length = shown.length();
    }

    private String line(PullProgress progress, int percent) {
        if (progress.totalBytes() == 0) {
            return progress.what();
        }
        String sizes = Bytes.format(progress.doneBytes()) + " of " + Bytes.format(progress.totalBytes());
        int filled = WIDTH * percent / 100;
        String bar = terminal ? " [" + "#".repeat(filled) + ".".repeat(WIDTH - filled) + "]" : "";
        return progress.what() + bar + " " + percent + " % " + sizes;
    }
}
