package io.llmharness.runtime.text;

import java.util.Arrays;

/**
 * The shape of a JSON text that comes again and again with other values in the same places, as the token events of one stream do: literal
 * bytes with holes for strings and for whole numbers. A text whose bytes between the holes are the learned ones, and whose holes hold
 * a string or a number, has the same structure by construction; so its values can be read without walking it. Comparing costs a tenth
 * of walking.
 *
 * <p>Learn it from a text that was walked, then ask {@link #matches} of the next. Not thread-safe.
 */
public final class JsonTemplate {
    private static final int MOST_HOLES = 8;
    private static final int MOST_DIGITS = 18;

    private byte[] shape = new byte[512];
    private int length;
    private final int[] begins = new int[MOST_HOLES];
    private final int[] ends = new int[MOST_HOLES];
    private final boolean[] strings = new boolean[MOST_HOLES];
    private int holes;
    private final int[] foundFrom = new int[MOST_HOLES];
    private final int[] foundTo = new int[MOST_HOLES];
    private final long[] numbers = new long[MOST_HOLES];

    /** Matches nothing from now on, and has no hole. */
    public void forget() {
        length = 0;
        holes = 0;
    }

    /** Makes a hole for the content of a string, its quotes excluded, at a distance from the text's begin. Holes are made in order. */
    public void stringHole(int begin, int end) {
        hole(begin, end, true);
    }

    /** Makes a hole for a whole number that is not negative. Holes are made in order. */
    public void numberHole(int begin, int end) {
        hole(begin, end, false);
    }

    private void hole(int begin, int end, boolean string) {
        if (holes == MOST_HOLES || begin < 0 || end < begin || holes > 0 && begin < ends[holes - 1]) {
            throw new IllegalArgumentException("hole " + holes + " from " + begin + " to " + end);
        }
        begins[holes] = begin;
        ends[holes] = end;
        strings[holes++] = string;
    }

    /**
     * Learns the text {@code bytes[from, to)} around the holes made since {@link #forget}; nothing is learned from a text with a
     * control character, so that what matches never holds a line end.
     */
    public void learn(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] >= 0 && bytes[i] < ' ') {
                forget();
                return;
            }
        }
        length = to - from;
        if (length > shape.length) {
            shape = new byte[length * 2];
        }
        System.arraycopy(bytes, from, shape, 0, length);
    }

    /** Whether the text is the learned one but for its holes; if so, their content can be asked for. */
    public boolean matches(byte[] bytes, int from, int to) {
        if (length == 0) {
            return false;
        }
        int at = from;
        int done = 0;
        for (int i = 0; i < holes; i++) {
            int literal = begins[i] - done;
            if (to - at < literal || !Arrays.equals(bytes, at, at + literal, shape, done, begins[i])) {
                return false;
            }
            at += literal;
            int end = strings[i] ? endOfString(bytes, at, to) : endOfNumber(bytes, at, to, i);
            if (end < 0) {
                return false;
            }
            foundFrom[i] = at;
            foundTo[i] = end;
            at = end;
            done = ends[i];
        }
        return to - at == length - done && Arrays.equals(bytes, at, to, shape, done, length);
    }

    /** Where the content of a hole begins in the text that matched. */
    public int from(int hole) {
        return foundFrom[hole];
    }

    /** Where the content of a hole ends. */
    public int to(int hole) {
        return foundTo[hole];
    }

    /** The content of a number's hole. */
    public long number(int hole) {
        return numbers[hole];
    }

    private static int endOfString(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            byte c = bytes[at];
            if (c == '"') {
                return at;
            }
            if (c >= 0 && c < ' ') {
                return -1;
            }
            at += c == '\\' ? 2 : 1;
        }
        return -1;
    }

    private int endOfNumber(byte[] bytes, int from, int to, int hole) {
        long value = 0;
        int at = from;
        while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
            value = value * 10 + (bytes[at++] - '0');
        }
        numbers[hole] = value;
        return at > from && at - from <= MOST_DIGITS ? at : -1;
    }
}
