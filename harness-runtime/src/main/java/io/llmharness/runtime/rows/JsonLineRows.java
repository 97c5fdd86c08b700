package io.llmharness.runtime.rows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Optional;

/** A JSON object a line; blank lines are passed over. */
final class JsonLineRows implements RowSource {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LineReader lines;

    JsonLineRows(LineReader lines) {
        this.lines = lines;
    }

    @Override
    public Optional<Row> next() throws BadRow, IOException {
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (!line.isBlank()) {
                return Optional.of(new Row(lines.line(), parse(line)));
            }
        }
        return Optional.empty();
    }

    private JsonNode parse(String line) throws BadRow {
        try {
            JsonNode node = JSON.readTree(line);
            if (!node.isObject()) {
                throw new BadRow(lines.line(), "it is not a JSON object: " + BadRow.excerpt(line));
            }
            return node;
        } catch (JsonEOFException e) {
            throw new BadRow(lines.line(), "it is cut short: " + BadRow.excerpt(line));
        } catch (JsonProcessingException e) {
            throw new BadRow(lines.line(), "it is not JSON: " + BadRow.excerpt(line));
        }
    }
}
