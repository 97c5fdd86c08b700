package io.llmharness.runtime.text;

/** Reads JSON numbers exactly and without allocation, where they fit. */
final class JsonNumber {
    /** The text is no plain number, or one of too many digits. */
    static final long INEXACT = Long.MIN_VALUE;

    private static final int EXACT_DIGITS = 18;
    private static final long[] POWERS = powers();

    private JsonNumber() {}

    /** The whole number {@code json[from, to)}, or {@link #INEXACT}. */
    static long integer(byte[] json, int from, int to) {
        boolean negative = json[from] == '-';
        int first = negative ? from + 1 : from;
        if (first == to || to - first > EXACT_DIGITS) {
            return INEXACT;
        }
        long value = 0;
        for (int at = first; at < to; at++) {
            int digit = json[at] - '0';
            if (digit < 0 || digit > 9) {
                return INEXACT;
            }
            value = value * 10 + digit;
        }
        return negative ? -value : value;
    }

    /** The number {@code json[from, to)} times 10^decimals, rounded half up, or {@link #INEXACT}: for one with an exponent, too. */
    static long fixedPoint(byte[] json, int from, int to, int decimals) {
        boolean negative = json[from] == '-';
        int at = negative ? from + 1 : from;
        int point = at;
        while (point < to && json[point] != '.') {
            point++;
        }
        int wanted = Math.min(to, point + 1 + decimals);
        int missing = decimals - Math.max(0, wanted - point - 1);
        if (point == at || point - at + decimals > EXACT_DIGITS) {
            return INEXACT;
        }
        long value = 0;
        boolean up = false;
        for (; at < to; at++) {
            int digit = json[at] - '0';
            if (at == point) {
                continue;
            }
            if (digit < 0 || digit > 9) {
                return INEXACT;
            }
            if (at < wanted) {
                value = value * 10 + digit;
            } else if (at == wanted) {
                up = digit >= 5;
            }
        }
        value = value * POWERS[missing] + (up ? 1 : 0);
        return negative ? -value : value;
    }

    static long power(int ten) {
        return POWERS[ten];
    }

    private static long[] powers() {
        long[] powers = new long[EXACT_DIGITS + 1];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }
}
