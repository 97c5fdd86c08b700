package io.llmharness.runtime.cli;

import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.exec.LoggedRequest;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Requests of an event log, a line each; the number leads to the time line. */
final class RequestTable {
    private static final String FORM = "%10s  %4s  %9s  %5s  %12s  %12s  %7s  %s%n";

    private final PrintStream out;

    RequestTable(PrintStream out) {
        this.out = out;
    }

    void show(List<Ranking.Entry> requests) {
        out.printf(FORM, "number", "fork", "iteration", "user", "ttft, ms", "e2e, ms", "events", "outcome");
        for (Ranking.Entry entry : requests) {
            LoggedRequest r = entry.request();
            out.printf(
                    FORM,
                    entry.number(),
                    r.fork().index() + 1,
                    r.iteration() + 1,
                    r.user(),
                    millis(r.ttft()),
                    millis(r.e2e()),
                    r.events().size(),
                    r.cause().map(FailureCause::key).orElse(r.fate().name().toLowerCase(Locale.ROOT)));
        }
    }

    private static String millis(long nanos) {
        return nanos == LoggedRequest.UNSET ? "–" : String.format(Locale.ROOT, "%.3f", nanos / 1e6);
    }
}
