package io.llmharness.runtime.cli;

import io.llmharness.runtime.report.ConsoleProgress;
import io.llmharness.runtime.result.RunListener;
import java.io.PrintStream;

/**
 * Where a command writes.
 *
 * @param out what was asked for
 * @param err what went wrong
 * @param progress what happens meanwhile
 * @param terminal whether somebody looks on
 */
record Console(PrintStream out, PrintStream err, PrintStream progress, boolean terminal) {
    /** The process's own streams; where the output is piped elsewhere, progress goes beside it. */
    static Console of(PrintStream out, PrintStream err, boolean terminal) {
        return new Console(out, err, terminal ? out : err, terminal);
    }

    /** Everything but mistakes into a file. */
    static Console file(PrintStream file, PrintStream err) {
        return new Console(file, err, file, false);
    }

    /** Shows a run while it goes on. */
    RunListener listener() {
        boolean colour = terminal && ConsoleProgress.colourAllowed(System.getenv());
        return new ConsoleProgress(progress, System::nanoTime, terminal, colour);
    }
}
