package io.llmharness.runtime.workload;

import io.llmharness.runtime.rows.BadRow;
import io.llmharness.runtime.rows.Row;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/** How long the answer to a row is to be: as the workload says, else as a field of the row says, else as the engine likes. */
final class AnswerLength {
    private final Optional<TokenLength> length;
    private final String field;
    private final SplittableRandom random;

    AnswerLength(DatasetRequest request, String field) {
        this.length = request.outputTokens().isEmpty()
                ? Optional.empty()
                : Optional.of(TokenLength.parse(request.outputTokens()));
        this.field = field;
        this.random = new SplittableRandom(request.seed() + 1);
    }

    OptionalInt of(Row row) throws BadRow {
        if (length.isPresent()) {
            return OptionalInt.of(length.get().draw(random));
        }
        if (field.isEmpty()) {
            return OptionalInt.empty();
        }
        int tokens = row.count(field);
        if (tokens < 1) {
            throw new BadRow(row.line(), "\"" + field + "\" must be at least 1");
        }
        return OptionalInt.of(tokens);
    }
}
