package io.llmharness.runtime.rows;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The elements of one JSON array, however long: one element at a time is in memory. */
final class JsonArrayRows implements RowSource {
    private final JsonParser parser;

    JsonArrayRows(InputStream in) throws IOException {
        parser = new JsonFactory(new ObjectMapper()).createParser(in);
        JsonToken first = parser.nextToken();
        if (first != null && first != JsonToken.START_ARRAY) {
            throw new IOException("it does not begin with [, as a JSON array does");
        }
    }

    @Override
    public Optional<Row> next() throws BadRow, IOException {
        JsonToken token = parser.nextToken();
        if (token == null || token == JsonToken.END_ARRAY) {
            return Optional.empty();
        }
        long line = parser.currentTokenLocation().getLineNr();
        JsonNode element = parser.readValueAsTree();
        if (!element.isObject()) {
            throw new BadRow(line, "an element of the array is not an object");
        }
        return Optional.of(new Row(line, element));
    }
}
