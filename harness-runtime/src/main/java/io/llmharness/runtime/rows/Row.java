package io.llmharness.runtime.rows;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A row of a file.
 *
 * @param line the line where it begins, from 1
 * @param fields its fields; of a CSV row all are texts
 */
public record Row(long line, JsonNode fields) {
    /**
     * A field as text: a name, or a JSON pointer where it begins with a slash. Empty when it is missing, null, or neither text nor a
     * number nor true or false.
     */
    public Optional<String> text(String field) {
        JsonNode node = node(field);
        return node.isValueNode() && !node.isNull() ? Optional.of(node.asText()) : Optional.empty();
    }

    /** A field as it is; a missing node when there is none. */
    public JsonNode node(String field) {
        return field.startsWith("/") ? fields.at(field) : fields.path(field);
    }

    /** A field as text; {@link BadRow} when there is none. */
    public String required(String field) throws BadRow {
        return text(field).orElseThrow(() -> new BadRow(line, "there is no \"" + field + "\""));
    }

    /** A field as a number. */
    public double number(String field) throws BadRow {
        String text = required(field);
        try {
            double value = Double.parseDouble(text.strip());
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new BadRow(line, "\"" + field + "\" is not a number: " + BadRow.excerpt(text));
        }
        throw new BadRow(line, "\"" + field + "\" is not a finite number: " + BadRow.excerpt(text));
    }

    /** A field as a whole number from 0 on. */
    public int count(String field) throws BadRow {
        double value = number(field);
        if (value < 0 || value > Integer.MAX_VALUE || value != Math.rint(value)) {
            throw new BadRow(line, "\"" + field + "\" is not a count: " + BadRow.excerpt(required(field)));
        }
        return (int) value;
    }
}
