package io.llmharness.runtime.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers for the reader: three significant digits, the same in every locale. */
public final class Digits {
    private static final MathContext THREE = new MathContext(3, RoundingMode.HALF_UP);
    private static final double LARGE = 1e7;
    private static final double SMALL = 1e-4;

    private Digits() {}

    /** {@code 0}, {@code 0.0123}, {@code 1.00}, {@code 12.3}, {@code 1230}; powers of ten only for what would be too long. */
    public static String three(double value) {
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "-∞";
        }
        if (Double.isNaN(value)) {
            throw new IllegalArgumentException("not a number");
        }
        if (value == 0) {
            return "0";
        }
        if (Math.abs(value) >= LARGE || Math.abs(value) < SMALL) {
            return String.format(Locale.ROOT, "%.2e", value);
        }
        BigDecimal rounded = BigDecimal.valueOf(value).round(THREE);
        int exponent = rounded.precision() - rounded.scale() - 1;
        return rounded.setScale(Math.max(0, 2 - exponent), RoundingMode.HALF_UP).toPlainString();
    }

    /** A share as {@code 12.3 %}. */
    public static String percent(double share) {
        return three(share * 100) + " %";
    }

    /** A share of counts as {@code 12.3 %}, never rounded to all or nothing when it is neither; a dash of nothing. */
    public static String percent(long part, long whole) {
        if (whole == 0) {
            return "–";
        }
        String text = percent((double) part / whole);
        if (part < whole && text.equals("100 %")) {
            return "> 99.9 %";
        }
        return text;
    }
}
