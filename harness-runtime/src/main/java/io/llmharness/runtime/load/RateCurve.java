package io.llmharness.runtime.load;

import java.util.ArrayList;
import java.util.List;

/**
 * A rate of arrivals that changes with time in straight lines, and holds its last value without end. It is read once, from front to
 * back.
 *
 * <p>Arrivals are found by the time change: a sequence of rate 1 is laid on the cumulative intensity Λ(t), the integral of the rate
 * from 0 to t, and carried back by its inverse. For exponential gaps that is exactly the Poisson process with this rate (D. J. Daley
 * and D. Vere-Jones, "An Introduction to the Theory of Point Processes", vol. 1, theorem 7.4.I). Each piece is integrated in closed
 * form, so nothing is lost to steps.
 */
final class RateCurve {
    /** A straight piece: rates in arrivals per second at its ends, its length and begin in seconds, and Λ at its begin. */
    private record Piece(double from, double to, double seconds, double begin, double before) {
        double area() {
            return (from + to) / 2 * seconds;
        }

        /** Seconds into the piece after which this much has been accumulated; the root that does not cancel. */
        double secondsUntil(double area) {
            double slope = (to - from) / seconds;
            double root = Math.sqrt(Math.max(0, from * from + 2 * slope * area));
            return Math.min(seconds, 2 * area / (from + root));
        }
    }

    private final List<Piece> pieces = new ArrayList<>();
    private double seconds;
    private double area;
    private double last;
    private int at;

    /** A curve that begins with this rate. */
    private RateCurve(double first) {
        last = first;
    }

    /** From one rate to another in a straight line, and then on at the other. */
    static RateCurve ramp(double from, double to, double seconds) {
        return new RateCurve(from).to(to, seconds);
    }

    /** One rate after the other, the last without end. */
    static RateCurve steps(List<Double> rates, List<Double> lengths) {
        RateCurve curve = new RateCurve(rates.get(0));
        for (int i = 0; i < rates.size() - 1; i++) {
            curve.last = rates.get(i);
            curve.to(rates.get(i), lengths.get(i));
        }
        curve.last = rates.get(rates.size() - 1);
        return curve;
    }

    private RateCurve to(double rate, double length) {
        if (length > 0) {
            Piece piece = new Piece(last, rate, length, seconds, area);
            pieces.add(piece);
            seconds += length;
            area += piece.area();
        }
        last = rate;
        return this;
    }

    /**
     * The first time at which more than this has been accumulated, in nanoseconds; {@link FireTimes#NEVER} when that never comes.
     * Values must not fall from call to call.
     */
    long nanosAt(double cumulated) {
        while (at < pieces.size()) {
            Piece piece = pieces.get(at);
            double within = cumulated - piece.before;
            if (within < piece.area()) {
                return Math.round((piece.begin + piece.secondsUntil(within)) * 1e9);
            }
            at++;
        }
        return last > 0 ? Math.round((seconds + (cumulated - area) / last) * 1e9) : FireTimes.NEVER;
    }
}
