package io.llmharness.runtime.rows;

import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.Optional;

/** Lines of text, each a row that is one text. */
final class PlainRows implements RowSource {
    private final LineReader lines;

    PlainRows(LineReader lines) {
        this.lines = lines;
    }

    @Override
    public Optional<Row> next() throws BadRow, IOException {
        String line = lines.next();
        return line == null ? Optional.empty() : Optional.of(new Row(lines.line(), TextNode.valueOf(line)));
    }
}
