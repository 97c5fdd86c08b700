package io.llmharness.runtime.load;

import io.llmharness.runtime.rows.BadRow;
import io.llmharness.runtime.rows.Row;
import io.llmharness.runtime.rows.RowForm;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The forms of published traces. */
enum TraceFormat {
    /**
     * JSON lines with {@code timestamp} in milliseconds, {@code input_length} and {@code output_length}; source: the traces of R. Qin
     * et al., "Mooncake", FAST 2025.
     */
    MOONCAKE(RowForm.JSON_LINES, "timestamp", "input_length", "output_length", "") {
        @Override
        long nanos(Row row) throws BadRow {
            return Math.round(row.number(time()) * 1e6);
        }
    },
    /** CSV with {@code Timestamp} in seconds; source: Y. Wang et al., "BurstGPT", 2024. */
    BURSTGPT(RowForm.CSV, "Timestamp", "Request tokens", "Response tokens", "Model") {
        @Override
        long nanos(Row row) throws BadRow {
            return Math.round(row.number(time()) * 1e9);
        }
    },
    /** CSV with {@code TIMESTAMP} as date and time, in 2024 with an offset; source: AzurePublicDataset, LLM inference traces. */
    AZURE(RowForm.CSV, "TIMESTAMP", "ContextTokens", "GeneratedTokens", "") {
        @Override
        long nanos(Row row) throws BadRow {
            String text = row.required(time()).strip().replace(' ', 'T');
            try {
                OffsetDateTime at = text.matches(".*(Z|[+-]\\d\\d:\\d\\d)")
                        ? OffsetDateTime.parse(text)
                        : LocalDateTime.parse(text).atOffset(ZoneOffset.UTC);
                return Math.addExact(Math.multiplyExact(at.toEpochSecond(), 1_000_000_000L), at.getNano());
            } catch (DateTimeParseException | ArithmeticException e) {
                throw new BadRow(row.line(), "\"" + time() + "\" is not a date and time: " + row.required(time()));
            }
        }
    };

    private final RowForm form;
    private final String time;
    private final String input;
    private final String output;
    private final String model;

    TraceFormat(RowForm form, String time, String input, String output, String model) {
        this.form = form;
        this.time = time;
        this.input = input;
        this.output = output;
        this.model = model;
    }

    /** When a row's request arrived, in nanoseconds from anything. */
    abstract long nanos(Row row) throws BadRow;

    RowForm form() {
        return form;
    }

    String time() {
        return time;
    }

    int inputTokens(Row row) throws BadRow {
        return row.count(input);
    }

    int outputTokens(Row row) throws BadRow {
        return row.count(output);
    }

    /** The model that was asked; empty where the format does not tell. */
    Optional<String> model(Row row) {
        return model.isEmpty() ? Optional.empty() : row.text(model);
    }

    boolean tellsModels() {
        return !model.isEmpty();
    }

    /** The columns that a CSV file must have. */
    List<String> columns() {
        return form == RowForm.CSV ? List.of(time, input, output) : List.of();
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
