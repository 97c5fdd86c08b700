package io.llmharness.runtime.compare;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How much worse each figure may get: shares by figure, or one for the figures that stand first in a report. Immutable.
 *
 * @param headline of the figures that stand first in a report, which are compared whether they are gated or not; empty: they are not
 *     gated
 * @param named of figures chosen by name
 */
public record Margins(Optional<Double> headline, Map<Figure, Double> named) {
    /** The margin of headline figures when none is given at all. */
    public static final double USUAL = 0.05;

    public Margins {
        named = Map.copyOf(named);
    }

    /** {@value #USUAL} of each headline figure. */
    public static Margins usual() {
        return new Margins(Optional.of(USUAL), Map.of());
    }

    /** As said: {@code ttft.p99=5%}, or {@code 5%} for every headline figure; the usual ones when nothing is said. */
    public static Margins parse(String... texts) {
        Optional<Double> headline = Optional.empty();
        Map<Figure, Double> named = new LinkedHashMap<>();
        for (String text : texts) {
            int equals = text.indexOf('=');
            double share = share(text.substring(equals + 1));
            if (equals < 0) {
                headline = Optional.of(share);
            } else if (named.put(Figure.parse(text.substring(0, equals).trim()), share) != null) {
                throw new IllegalArgumentException("two margins for " + text.substring(0, equals));
            }
        }
        return texts.length == 0 ? usual() : new Margins(headline, named);
    }

    /** The margin that was set for this figure by name. */
    Optional<Double> of(Figure figure) {
        return Optional.ofNullable(named.get(figure));
    }

    /** A share written in percent, as a margin is. Throws {@link IllegalArgumentException} for what is none. */
    public static double share(String text) {
        String number = text.trim();
        if (!number.endsWith("%")) {
            throw new IllegalArgumentException("\"" + text + "\" is not a share in percent, such as 5%");
        }
        try {
            double percent = Double.parseDouble(number.substring(0, number.length() - 1));
            if (percent >= 0 && percent < 100) {
                return percent / 100;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("\"" + text + "\" is not a share in percent, such as 5%", e);
        }
        throw new IllegalArgumentException("\"" + text + "\" is not from 0% to below 100%");
    }
}
