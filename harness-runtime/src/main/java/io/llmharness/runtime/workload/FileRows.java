package io.llmharness.runtime.workload;

import io.llmharness.api.Sample;
import io.llmharness.runtime.rows.BadRow;
import io.llmharness.runtime.rows.Row;
import io.llmharness.runtime.rows.RowFile;
import io.llmharness.runtime.rows.RowForm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A sample of a file's rows, drawn in one pass and in memory for the sample alone. {@code sample=random} draws each row with the same
 * chance (J. S. Vitter, "Random sampling with a reservoir", ACM TOMS 11 (1985), algorithm R), {@code sample=first} takes the first
 * ones.
 */
final class FileRows {
    /** Options that all data sets from files share: {@code file}, {@code rows}, {@code sample}, {@code bad}, {@code sha256}. */
    private static final int MOST_ROWS = 10_000_000;

    private final DatasetRequest request;
    private final RowForm form;
    private final RowReader reader;
    private final String file;
    private final int wanted;
    private final boolean random;
    private final boolean skipping;
    private final String expected;

    /** Makes a sample of a row; its index is of no account. */
    @FunctionalInterface
    interface RowReader {
        Sample read(Row row) throws BadRow;
    }

    FileRows(DatasetRequest request, RowForm form, RowReader reader) {
        DatasetOptions options = new DatasetOptions(request.options());
        this.request = request;
        this.form = form;
        this.reader = reader;
        file = options.required("file", "prompts.jsonl");
        wanted = options.whole("rows", Deck.SIZE, 1, MOST_ROWS);
        random = options.oneOf("sample", List.of("random", "first")).equals("random");
        skipping = options.oneOf("bad", List.of("strict", "skip")).equals("skip");
        expected = options.text("sha256", "");
    }

    /**
     * What was drawn, and what there is to know of the file.
     *
     * @param samples the samples, in the order in which they are asked
     * @param facts hash and counts
     */
    record Drawn(List<Sample> samples, Map<String, String> facts) {}

    /** Reads the file. {@code columns} must be there where the form has a header. */
    Drawn draw(List<String> columns) {
        try (RowFile rows = RowFile.open(file, form, skipping)) {
            refuseMissing(rows, columns);
            List<Sample> drawn = new ArrayList<>();
            SplittableRandom chance = new SplittableRandom(request.seed());
            long seen = 0;
            boolean enough = false;
            for (Optional<Row> row = rows.next(); row.isPresent() && !enough; row = rows.next()) {
                Optional<Sample> sample = sample(rows, row.get());
                if (sample.isEmpty()) {
                    continue;
                }
                seen++;
                if (drawn.size() < wanted) {
                    drawn.add(sample.get());
                } else {
                    long place = chance.nextLong(seen);
                    if (place < wanted) {
                        drawn.set((int) place, sample.get());
                    }
                }
                enough = !random && drawn.size() == wanted;
            }
            if (drawn.isEmpty()) {
                throw new IllegalArgumentException(file + " has no row that can be used");
            }
            return new Drawn(numbered(drawn, chance), facts(rows, seen, drawn.size()));
        }
    }

    private Optional<Sample> sample(RowFile rows, Row row) {
        try {
            Sample sample = reader.read(row);
            if (sample.prompt().isBlank() && sample.messages().isEmpty()) {
                throw new BadRow(row.line(), "its prompt is empty");
            }
            return Optional.of(sample);
        } catch (BadRow e) {
            rows.bad(e);
            return Optional.empty();
        }
    }

    /** The samples in the order in which they are asked, each with its place; shuffled, or the file's first rows came first. */
    private List<Sample> numbered(List<Sample> drawn, SplittableRandom chance) {
        if (random) {
            for (int i = drawn.size() - 1; i > 0; i--) {
                int other = chance.nextInt(i + 1);
                Sample moved = drawn.get(other);
                drawn.set(other, drawn.get(i));
                drawn.set(i, moved);
            }
        }
        for (int i = 0; i < drawn.size(); i++) {
            drawn.set(i, drawn.get(i).index(i));
        }
        return drawn;
    }

    private Map<String, String> facts(RowFile rows, long seen, int drawn) {
        String sha256 = rows.sha256();
        if (!expected.isEmpty() && !expected.equalsIgnoreCase(sha256)) {
            throw new IllegalArgumentException(
                    file + " is not the file that is expected: its SHA-256 is " + sha256 + ", not " + expected);
        }
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("sha256", sha256);
        facts.put("rows", Long.toString(seen));
        facts.put("drawn", Integer.toString(drawn));
        facts.put("badRows", Long.toString(rows.skipped()));
        return facts;
    }

    private void refuseMissing(RowFile rows, List<String> columns) {
        for (String column : columns) {
            if (!rows.header().contains(column)) {
                throw new IllegalArgumentException(file
                        + (rows.header().isEmpty()
                                ? " is empty"
                                : " has no column \"" + column + "\"; it has: " + String.join(", ", rows.header())));
            }
        }
    }
}
