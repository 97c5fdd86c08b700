package io.llmharness.runtime.text;

/** Sizes for the reader, in powers of 1000. */
public final class Bytes {
    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB"};

    private Bytes() {}

    /** {@code 512 B}, {@code 1.32 GB}. */
    public static String format(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 999.5 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        return (unit == 0 ? Long.toString(bytes) : Digits.three(value)) + " " + UNITS[unit];
    }
}
