package io.llmharness.runtime.load;

import io.llmharness.runtime.rows.BadRow;
import io.llmharness.runtime.rows.Row;
import io.llmharness.runtime.rows.RowFile;
import io.llmharness.runtime.text.Durations;
import io.llmharness.runtime.text.Nearest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The part of a trace that is wanted: clipped in time, filtered, its time scaled. Every row that is kept is told once, from front to
 * back.
 */
final class TraceCut {
    private final String file;
    private final TraceFormat format;
    private final boolean skipping;
    private final double speed;
    private final long fromNanos;
    private final long untilNanos;
    private final long most;
    private final int longestInput;
    private final int longestOutput;
    private final String model;
    private final String expected;

    /** Who is told of the rows that are kept. */
    @FunctionalInterface
    interface Arrivals {
        void arrival(long nanos, int inputTokens, int outputTokens);
    }

    /** Reads the options; throws {@link IllegalArgumentException} with a sentence for the user. */
    TraceCut(LoadOptions options) {
        file = options.required("file", "trace.jsonl");
        format = format(options.required("format", "mooncake"));
        skipping = options.oneOf("bad", List.of("strict", "skip")).equals("skip");
        speed = options.positive("speed", 1);
        fromNanos = options.time("from").toNanos();
        Duration length = options.time("duration");
        untilNanos = length.isZero() ? Long.MAX_VALUE : fromNanos + length.toNanos();
        most = options.count("limit", Long.MAX_VALUE);
        longestInput = (int) Math.min(Integer.MAX_VALUE, options.count("maxInput", Integer.MAX_VALUE));
        longestOutput = (int) Math.min(Integer.MAX_VALUE, options.count("maxOutput", Integer.MAX_VALUE));
        model = options.text("model", "");
        expected = options.text("sha256", "");
        if (!model.isEmpty() && !format.tellsModels()) {
            throw new IllegalArgumentException("model: traces of the format " + format.id() + " do not tell models");
        }
    }

    private static TraceFormat format(String id) {
        List<String> ids =
                Arrays.stream(TraceFormat.values()).map(TraceFormat::id).toList();
        if (!ids.contains(id)) {
            throw new IllegalArgumentException("no trace format \"" + id + "\"." + Nearest.hint(id, ids));
        }
        return TraceFormat.values()[ids.indexOf(id)];
    }

    /** Reads the trace. Gives what there is to know of it. */
    Map<String, String> read(Arrivals receiver) {
        try (RowFile rows = RowFile.open(file, format.form(), skipping)) {
            refuseMissingColumns(rows);
            Cut cut = new Cut(receiver);
            for (Optional<Row> row = rows.next(); row.isPresent() && cut.wanting(); row = rows.next()) {
                try {
                    cut.add(row.get());
                } catch (BadRow e) {
                    rows.bad(e);
                }
            }
            String sha256 = rows.sha256();
            if (!expected.isEmpty() && !expected.equalsIgnoreCase(sha256)) {
                throw new IllegalArgumentException(
                        file + " is not the file that is expected: its SHA-256 is " + sha256 + ", not " + expected);
            }
            return cut.facts(sha256, rows.skipped());
        }
    }

    private void refuseMissingColumns(RowFile rows) {
        for (String column : format.columns()) {
            if (!rows.header().contains(column)) {
                throw new IllegalArgumentException(file
                        + (rows.header().isEmpty()
                                ? " is empty"
                                : " has no column \"" + column + "\", as the format " + format.id() + " does; it has: "
                                        + String.join(", ", rows.header())));
            }
        }
    }

    /** One pass through the trace. */
    private final class Cut {
        private final Arrivals receiver;
        private final Set<String> models = new HashSet<>();
        private boolean begun;
        private boolean past;
        private long first;
        private long before;
        private long last;
        private long kept;
        private long failed;
        private long filtered;

        Cut(Arrivals receiver) {
            this.receiver = receiver;
        }

        boolean wanting() {
            return kept < most && !past;
        }

        void add(Row row) throws BadRow {
            long at = format.nanos(row);
            int input = format.inputTokens(row);
            int output = format.outputTokens(row);
            if (begun && at < before) {
                throw new BadRow(
                        row.line(),
                        "it goes back in time, by " + Durations.format(Duration.ofNanos(before - at))
                                + " from the row before it");
            }
            if (!begun) {
                begun = true;
                first = at;
            }
            before = at;
            long offset = at - first;
            past = offset >= untilNanos;
            if (past || offset < fromNanos) {
                return;
            }
            format.model(row).ifPresent(name -> note(name));
            if (input == 0 || output == 0) {
                failed++; // a request without a token is one that had failed when it was recorded
            } else if (input > longestInput || output > longestOutput || !wanted(row)) {
                filtered++;
            } else {
                kept++;
                last = Math.round((offset - fromNanos) / speed);
                receiver.arrival(last, input, output);
            }
        }

        private void note(String name) {
            if (models.size() < 20) {
                models.add(name);
            }
        }

        private boolean wanted(Row row) {
            return model.isEmpty() || format.model(row).filter(model::equals).isPresent();
        }

        Map<String, String> facts(String sha256, long skipped) {
            if (kept == 0) {
                throw new IllegalArgumentException(file + nothing());
            }
            Map<String, String> facts = new LinkedHashMap<>();
            facts.put("sha256", sha256);
            facts.put("arrivals", Long.toString(kept));
            facts.put("lasts", Durations.format(Duration.ofMillis(Math.round(last / 1e6))));
            facts.put("badRows", Long.toString(skipped));
            facts.put("failedRows", Long.toString(failed));
            facts.put("filteredRows", Long.toString(filtered));
            return facts;
        }

        private String nothing() {
            if (!begun) {
                return " has no row";
            }
            String hint = model.isEmpty() || models.contains(model)
                    ? ""
                    : " No model \"" + model + "\"." + Nearest.hint(model, models);
            return " has no row within from, duration, model, maxInput and maxOutput." + hint;
        }
    }
}
