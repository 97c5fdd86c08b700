package io.llmharness.runtime.rows;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Comma-separated values by RFC 4180, with a header; a quoted field may go over several lines. Read here and not by a library because
 * a bad row has to be passed over, with its line told, and the next one read.
 */
final class CsvRows implements RowSource {
    private final LineReader lines;
    private final List<String> header;

    CsvRows(LineReader lines) throws BadRow, IOException {
        this.lines = lines;
        List<String> first = record();
        this.header =
                first == null ? List.of() : first.stream().map(String::strip).toList();
    }

    /** The names of the columns. */
    List<String> header() {
        return header;
    }

    @Override
    public Optional<Row> next() throws BadRow, IOException {
        long line = lines.line() + 1;
        List<String> fields = record();
        while (fields != null && fields.size() == 1 && fields.get(0).isBlank()) {
            line = lines.line() + 1;
            fields = record();
        }
        if (fields == null) {
            return Optional.empty();
        }
        if (fields.size() != header.size()) {
            throw new BadRow(line, "it has " + fields.size() + " fields, the header has " + header.size());
        }
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < fields.size(); i++) {
            row.put(header.get(i), fields.get(i));
        }
        return Optional.of(new Row(line, row));
    }

    private @Nullable List<String> record() throws BadRow, IOException {
        String text = lines.next();
        if (text == null) {
            return null;
        }
        long begin = lines.line();
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        int i = 0;
        while (true) {
            if (i == text.length()) {
                if (!quoted) {
                    fields.add(field.toString());
                    return fields;
                }
                text = lines.next();
                if (text == null) {
                    throw new BadRow(begin, "its quotes are not closed before the file ends");
                }
                field.append('\n');
                i = 0;
                continue;
            }
            char c = text.charAt(i++);
            if (c == '"' && quoted && i < text.length() && text.charAt(i) == '"') {
                field.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
    }
}
