package io.llmharness.runtime.cli;

import io.llmharness.runtime.engine.EngineFailure;
import io.llmharness.runtime.exec.LoggedRequest;
import io.llmharness.runtime.exec.LoggedRequest.Event;
import io.llmharness.runtime.exec.LoggedRequest.Fate;
import io.llmharness.runtime.exec.LoggedRequest.Stamps;
import io.llmharness.runtime.exec.SingleRequest.Outcome;
import io.llmharness.runtime.exec.SingleRequest.Stamp;
import io.llmharness.runtime.exec.SingleRequest.What;
import io.llmharness.runtime.text.Printable;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** One request of an event log, in the words in which {@code test-request} shows its own. */
final class TimeLine {
    private final PrintStream out;

    TimeLine(PrintStream out) {
        this.out = out;
    }

    void show(long number, LoggedRequest r) {
        out.println(
                Printable.line("Request " + number + " of the log: " + r.fork().benchmark() + ", engine "
                        + r.fork().engine() + ", fork " + (r.fork().index() + 1) + ", iteration " + (r.iteration() + 1)
                        + (r.warmup() ? " (warm-up)" : "") + ", loop " + r.loop()));
        if (r.fate() == Fate.DROPPED) {
            out.println("It was to be sent at " + r.arrival() + ", and never was.");
            return;
        }
        out.println("User " + r.user() + ", sample " + r.sample()
                + (r.conversationTurn() > 0 ? ", turn " + r.conversationTurn() + " of a conversation" : "")
                + (r.attempt() > 1 ? ", attempt " + r.attempt() : "")
                + (r.resent() ? ", sent twice because the connection was closed" : "") + ", tag " + r.tag()
                + "; to be sent at " + r.arrival()
                + (r.stamps().intended() == 0
                        ? ""
                        : ", dispatched " + millis(-r.stamps().intended()) + " ms later"));
        if (r.fate() == Fate.CANCELLED) {
            out.println("It was given up because the run was interrupted.");
        } else if (r.fate() == Fate.RETRIED) {
            out.println("This attempt failed, and another followed.");
        }
        new StampTable(out).show(outcome(r));
    }

    private static Outcome outcome(LoggedRequest r) {
        return new Outcome(
                r.status(),
                stamps(r),
                r.usage().input(),
                r.usage().output(),
                r.finishReason(),
                r.figures(),
                r.cause().map(cause -> new EngineFailure(cause, r.message(), r.retryAfter())));
    }

    private static List<Stamp> stamps(LoggedRequest r) {
        List<Stamp> stamps = new ArrayList<>();
        Stamps s = r.stamps();
        add(stamps, What.WRITING, s.writeBegun(), "");
        add(stamps, What.WRITTEN, s.written(), "");
        add(stamps, What.HEAD, s.headRead(), "HTTP " + r.status());
        add(stamps, What.FIRST_BYTE, s.firstByte(), "");
        for (Event event : r.events()) {
            stamps.add(new Stamp(what(event.kind()), event.nanos(), "", event.tokens()));
        }
        add(stamps, What.END, s.ended(), "");
        stamps.sort(Comparator.comparingLong(Stamp::nanos));
        return stamps;
    }

    private static void add(List<Stamp> stamps, What what, long nanos, String text) {
        if (nanos != LoggedRequest.UNSET) {
            stamps.add(new Stamp(what, nanos, text, -1));
        }
    }

    private static What what(String kind) {
        if (kind.startsWith("text")) {
            return What.TEXT;
        }
        return kind.startsWith("reasoning") ? What.REASONING : What.TOOL_CALL;
    }

    private static String millis(long nanos) {
        return String.format(Locale.ROOT, "%.3f", nanos / 1e6);
    }
}
