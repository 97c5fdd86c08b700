package io.llmharness.runtime.search;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The loads that a search may try.
 *
 * @param closed whether they are users, which are whole; otherwise requests per second
 * @param first the one to begin with
 * @param last the highest one that may be tried
 * @param resolution how close two of them may be and still be worth telling apart, as a share
 */
record Levels(boolean closed, double first, double last, double resolution) {
    /** Rates between two others have so many digits: a level is for people to read, too. */
    private static final MathContext DIGITS = new MathContext(4, RoundingMode.HALF_EVEN);

    private static final int HALVINGS = 10;

    /** Twice as much, or the highest. */
    double above(double level) {
        return Math.min(last, level * 2);
    }

    /** Half as much. */
    double below(double level) {
        return closed ? Math.floor(level / 2) : level / 2;
    }

    /** Whether so little is not worth trying any more. */
    boolean tooLow(double level) {
        return closed ? level < 1 : level < first / (1 << HALVINGS);
    }

    /** Whether nothing between them is worth trying. */
    boolean close(double met, double missed) {
        return closed ? missed - met <= Math.max(1, resolution * met) : missed / met - 1 <= resolution;
    }

    /** The one between them that leaves as much on either side: their mean for users, the geometric one for rates. */
    double between(double met, double missed) {
        return closed ? Math.floor((met + missed) / 2) : rounded(Math.sqrt(met * missed));
    }

    private static double rounded(double value) {
        return new BigDecimal(value).round(DIGITS).doubleValue();
    }
}
