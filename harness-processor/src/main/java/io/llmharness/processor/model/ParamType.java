package io.llmharness.processor.model;

/** Types that a parameter can have; wrappers count as what they wrap. */
public enum ParamType {
    INT("an int"),
    LONG("a long"),
    SHORT("a short"),
    BYTE("a byte"),
    DOUBLE("a double"),
    FLOAT("a float"),
    BOOLEAN("a boolean"),
    CHAR("a char"),
    STRING("a String"),
    ENUM("an enum"),
    UNSUPPORTED("");

    private final String phrase;

    ParamType(String phrase) {
        this.phrase = phrase;
    }

    /** The type with its article. */
    public String phrase() {
        return phrase;
    }
}
