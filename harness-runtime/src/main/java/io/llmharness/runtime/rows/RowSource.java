package io.llmharness.runtime.rows;

import java.io.IOException;
import java.util.Optional;

/** Rows of one form. */
interface RowSource {
    /**
     * The next row; empty at the end.
     *
     * @throws BadRow for a row that cannot be read and may be passed over
     * @throws IOException for what makes the rest unreadable
     */
    Optional<Row> next() throws BadRow, IOException;
}
