package io.llmharness.runtime.text;

import java.nio.charset.StandardCharsets;

/**
 * Walks one JSON text in a byte array, forwards only and without allocation. Written for the event loops, where a tree or a
 * String per token would dominate what is measured.
 *
 * <p>The caller asks for what it expects; a value of another type is skipped and answered with "no", so a {@code null} or a
 * missing object needs no special case:
 *
 * <pre>{@code
 * if (json.enterObject()) {
 *     for (int name; (name = json.nextName(NAMES)) != Names.END; ) {
 *         switch (name) {
 *             case CHOICES -> readChoices(json);
 *             case MODEL -> { if (json.string()) … }
 *             default -> json.skip();
 *         }
 *     }
 * }
 * }</pre>
 *
 * <p>Every field's value must be consumed by exactly one call. A malformed text never throws: {@link #failed()} turns true and
 * every later call answers "end". Only the structure is checked, as far as it is walked: a skipped scalar may be any word, so that
 * Python's {@code NaN} does no harm. A field name that is written with escapes is taken for an unknown one. Not thread-safe.
 */
public final class JsonCursor {
    private byte[] bytes = new byte[0];
    private int position;
    private int end;
    private boolean first;
    private boolean failed;
    private int stringFrom;
    private int stringTo;
    private boolean escaped;
    private int numberFrom;
    private int numberTo;

    /** Starts over with the text {@code bytes[from, to)}, which is not copied. */
    public JsonCursor reset(byte[] text, int from, int to) {
        bytes = text;
        position = from;
        end = to;
        first = false;
        failed = false;
        stringFrom = 0;
        stringTo = 0;
        escaped = false;
        return this;
    }

    /** Whether the text was found not to be JSON, or to end too early. */
    public boolean failed() {
        return failed;
    }

    /** Whether the text was read to its end without failure, and nothing but white space follows. */
    public boolean finished() {
        return !failed && peek() < 0;
    }

    /** Enters an object; false, with the value skipped, when the next value is not one. */
    public boolean enterObject() {
        return enter('{');
    }

    /** Enters an array; false, with the value skipped, when the next value is not one. */
    public boolean enterArray() {
        return enter('[');
    }

    /** Goes to the value of the next field: the name's index, {@link Names#OTHER}, or {@link Names#END} after the last. */
    public int nextName(Names names) {
        if (!next('}')) {
            return Names.END;
        }
        if (!scanString()) {
            return Names.END;
        }
        int name = names.indexOf(bytes, stringFrom, stringTo);
        if (peek() != ':') {
            return fail();
        }
        position++;
        return name;
    }

    /** Goes to the next element of an array; false after the last. */
    public boolean nextElement() {
        return next(']');
    }

    /** Reads a string, available until the next call by the methods below; false, with the value skipped, when it is none. */
    public boolean string() {
        if (peek() != '"') {
            skip();
            return false;
        }
        return scanString();
    }

    /** The array that holds the string read last. */
    public byte[] bytes() {
        return bytes;
    }

    /** Where the string read last begins, behind its quote; its escapes are as sent. */
    public int stringFrom() {
        return stringFrom;
    }

    /** Where the string read last ends, at its closing quote. */
    public int stringTo() {
        return stringTo;
    }

    /** Whether the string read last is empty. */
    public boolean stringEmpty() {
        return stringFrom == stringTo;
    }

    /** Whether the string read last is this plain ASCII text. */
    public boolean stringIs(String ascii) {
        int length = ascii.length();
        if (stringTo - stringFrom != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (bytes[stringFrom + i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The string read last, decoded. Allocates: not for token text on an event loop. */
    public String text() {
        if (!escaped) {
            return new String(bytes, stringFrom, stringTo - stringFrom, StandardCharsets.UTF_8);
        }
        StringBuilder out = new StringBuilder(stringTo - stringFrom);
        decode(bytes, stringFrom, stringTo, out);
        return out.toString();
    }

    /** Reads an integer; a fraction is cut, and any other value is skipped and answered by {@code otherwise}. */
    public long integer(long otherwise) {
        if (!atNumber()) {
            skip();
            return otherwise;
        }
        int from = position;
        skipScalar();
        numberFrom = from;
        numberTo = position;
        long value = JsonNumber.integer(bytes, from, position);
        return value != JsonNumber.INEXACT ? value : (long) decimal(from, otherwise);
    }

    /** Where the number that {@link #integer} read last begins. */
    public int numberFrom() {
        return numberFrom;
    }

    /** Where the number that {@link #integer} read last ends. */
    public int numberTo() {
        return numberTo;
    }

    /**
     * Reads a number in units of 10<sup>−decimals</sup>, rounded to the nearest: with 6, milliseconds as nanoseconds. Any other value
     * is skipped and answered by {@code otherwise}.
     *
     * @param decimals at most 18
     */
    public long fixedPoint(int decimals, long otherwise) {
        if (!atNumber()) {
            skip();
            return otherwise;
        }
        int from = position;
        skipScalar();
        long value = JsonNumber.fixedPoint(bytes, from, position, decimals);
        if (value != JsonNumber.INEXACT) {
            return value;
        }
        double inexact = decimal(from, Double.NaN);
        return Double.isNaN(inexact) ? otherwise : Math.round(inexact * JsonNumber.power(decimals));
    }

    /** Reads a number; any other value is skipped and answered by {@code otherwise}. Allocates. */
    public double decimal(double otherwise) {
        if (!atNumber()) {
            skip();
            return otherwise;
        }
        int from = position;
        skipScalar();
        return decimal(from, otherwise);
    }

    private double decimal(int from, double otherwise) {
        try {
            return Double.parseDouble(new String(bytes, from, position - from, StandardCharsets.ISO_8859_1));
        } catch (NumberFormatException e) {
            fail();
            return otherwise;
        }
    }

    private boolean atNumber() {
        int c = peek();
        return c == '-' || c >= '0' && c <= '9';
    }

    /** Reads a boolean; any other value is skipped and is false. */
    public boolean bool() {
        boolean yes = peek() == 't';
        skip();
        return yes && !failed;
    }

    /** Whether the next value is {@code null}; it is not consumed. */
    public boolean atNull() {
        return peek() == 'n';
    }

    /** Whether the next value is an object; it is not consumed. */
    public boolean atObject() {
        return peek() == '{';
    }

    /** Whether the next value is a string; it is not consumed. */
    public boolean atString() {
        return peek() == '"';
    }

    /** Whether the next value is an array; it is not consumed. */
    public boolean atArray() {
        return peek() == '[';
    }

    /**
     * Reads a string's content, or the characters of a number or word, available by {@link #stringFrom} and {@link #stringTo}; false,
     * with the value skipped, when it is an object or an array.
     */
    public boolean scalar() {
        int c = peek();
        if (c == '"') {
            return scanString();
        }
        if (c == '{' || c == '[') {
            skip();
            return false;
        }
        int from = position;
        skipScalar();
        if (failed) {
            return false;
        }
        stringFrom = from;
        stringTo = position;
        escaped = false;
        return true;
    }

    /** Skips the next value whole, however deep it is. */
    public void skip() {
        int depth = 0;
        do {
            switch (peek()) {
                case '{', '[' -> {
                    depth++;
                    position++;
                }
                case '}', ']' -> {
                    depth--;
                    separator(depth >= 0);
                }
                case ',', ':' -> separator(depth > 0);
                case '"' -> scanString();
                case -1 -> fail();
                default -> skipScalar();
            }
        } while (depth > 0 && !failed);
    }

    private void separator(boolean allowed) {
        if (allowed) {
            position++;
        } else {
            fail();
        }
    }

    /** Appends the text of a JSON string's content, {@code json[from, to)}, to {@code out}: escapes resolved, bad UTF-8 replaced. */
    public static void decode(byte[] json, int from, int to, StringBuilder out) {
        JsonText.decode(json, from, to, out);
    }

    private boolean enter(char open) {
        if (peek() != open) {
            skip();
            return false;
        }
        position++;
        first = true;
        return true;
    }

    /** Moves over the comma before the next member; false at the closing bracket, which is consumed. */
    private boolean next(char close) {
        int c = peek();
        boolean opening = first;
        first = false;
        if (c == close) {
            position++;
            return false;
        }
        if (c == ',' && !opening) {
            position++;
            return true;
        }
        if (opening && c >= 0) {
            return true;
        }
        fail();
        return false;
    }

    /** The next byte that is not white space, or −1 at the end. */
    private int peek() {
        while (position < end) {
            byte c = bytes[position];
            if (c > ' ' || c < 0) {
                return c & 0xff;
            }
            if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
                return c;
            }
            position++;
        }
        return -1;
    }

    private void skipScalar() {
        int from = position;
        while (position < end && isScalar(bytes[position])) {
            position++;
        }
        if (position == from) {
            fail();
        }
    }

    private static boolean isScalar(byte c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '-' || c == '+' || c == '.';
    }

    private boolean scanString() {
        if (peek() != '"') {
            fail();
            return false;
        }
        int at = position + 1;
        stringFrom = at;
        escaped = false;
        while ((at = JsonText.quoteOrBackslash(bytes, at, end)) < end) {
            if (bytes[at] == '"') {
                stringTo = at;
                position = at + 1;
                return true;
            }
            escaped = true;
            at += 2;
        }
        fail();
        return false;
    }

    private int fail() {
        failed = true;
        position = end;
        first = false;
        stringTo = stringFrom;
        return Names.END;
    }
}
