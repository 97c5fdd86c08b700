package io.llmharness.runtime.rows;

/** How rows stand in a file. */
public enum RowForm {
    /** A JSON object a line. */
    JSON_LINES,
    /** RFC 4180, with a header. */
    CSV,
    /** One JSON array of objects. */
    JSON_ARRAY,
    /** Text, a line a row. */
    LINES
}
