package io.llmharness.runtime.cli;

import io.llmharness.runtime.engine.NativeFigure;
import io.llmharness.runtime.exec.SingleRequest.Outcome;
import io.llmharness.runtime.exec.SingleRequest.Stamp;
import io.llmharness.runtime.exec.SingleRequest.What;
import io.llmharness.runtime.text.Printable;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Shows an exchange, one line for everything that happened: when, how long after the event before it, what. */
final class StampTable {
    private static final Set<What> PAYLOAD = Set.of(What.TEXT, What.REASONING, What.TOOL_CALL);

    private final PrintStream out;

    StampTable(PrintStream out) {
        this.out = out;
    }

    void show(Outcome outcome) {
        out.printf("%n%12s  %12s  %s%n", "ms", "gap", "what");
        line(0, "", "dispatch");
        long before = -1;
        for (Stamp stamp : outcome.stamps()) {
            boolean payload = PAYLOAD.contains(stamp.what());
            line(stamp.nanos(), payload && before >= 0 ? "+" + millis(stamp.nanos() - before) : "", what(stamp));
            before = payload ? stamp.nanos() : before;
        }
        out.println();
        summary(outcome);
    }

    private void summary(Outcome outcome) {
        List<Stamp> payload = outcome.stamps().stream()
                .filter(s -> PAYLOAD.contains(s.what()))
                .toList();
        if (!payload.isEmpty()) {
            long first = payload.get(0).nanos();
            long last = payload.get(payload.size() - 1).nanos();
            String tpot = outcome.outputTokens() > 1
                    ? ", TPOT " + millis((last - first) / (outcome.outputTokens() - 1)) + " ms"
                    : "";
            out.println("TTFT " + millis(first) + " ms" + tpot + ", E2E " + millis(last) + " ms");
        }
        out.println("usage: " + tokens(outcome.inputTokens()) + " in, " + tokens(outcome.outputTokens())
                + " out; payload events: " + payload.size() + "; finish: "
                + (outcome.finishReason().isEmpty() ? "not said" : Printable.line(outcome.finishReason())));
        outcome.figures()
                .forEach((figure, value) -> out.println("engine's own " + figure.key() + ": "
                        + (figure.unit() == NativeFigure.Unit.NANOSECONDS ? millis(value) + " ms" : value)));
        outcome.failure()
                .ifPresent(f -> out.println("FAILED: " + f.cause().key() + ", "
                        + f.cause().explanation() + (f.message().isEmpty() ? "" : ": " + Printable.line(f.message()))));
    }

    private void line(long nanos, String gap, String what) {
        out.printf("%12s  %12s  %s%n", millis(nanos), gap, Printable.line(what).stripTrailing());
    }

    private static String what(Stamp stamp) {
        String tokens = stamp.tokens() < 0 ? "" : stamp.tokens() + (stamp.tokens() == 1 ? " token " : " tokens ");
        return switch (stamp.what()) {
            case WRITING -> "connection ready, first byte of the request written";
            case WRITTEN -> "last byte of the request written";
            case HEAD -> "status and headers: " + stamp.text();
            case FIRST_BYTE -> "first byte of the body";
            case TEXT -> "text " + tokens + quoted(stamp.text());
            case REASONING -> "reasoning " + tokens + quoted(stamp.text());
            case TOOL_CALL -> "tool call " + tokens;
            case OTHER_EVENT -> "event without payload";
            case END -> "end of the answer";
        };
    }

    /** An event log keeps no texts. */
    private static String quoted(String text) {
        return text.isEmpty()
                ? ""
                : '"'
                        + text.replace("\\", "\\\\")
                                .replace("\"", "\\\"")
                                .replace("\n", "\\n")
                                .replace("\r", "\\r")
                                .replace("\t", "\\t")
                        + '"';
    }

    private static String tokens(long count) {
        return count < 0 ? "unknown" : count + (count == 1 ? " token" : " tokens");
    }

    private static String millis(long nanos) {
        return String.format(Locale.ROOT, "%.3f", nanos / 1e6);
    }
}
