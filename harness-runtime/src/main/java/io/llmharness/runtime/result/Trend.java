package io.llmharness.runtime.result;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A series of equally long stretches of time that did not stay where it was. Two tests look for it: Mann–Kendall's for a drift, its
 * variance corrected for autocorrelation as Yue and Wang have it (Water Resources Management 18, 2004), with Sen's slope as its size; and,
 * for a start that is not like the rest, Geweke's comparison of the beginning with the last half (Bayesian Statistics 4, 1992). What
 * they find counts from {@link #MATERIAL} on: a long run has significant drifts that nobody needs to know of.
 *
 * @param series what was looked at
 * @param kind which test found it
 * @param change its size as a share: of Sen's slope over the whole series against the median, or of the beginning against the last half
 * @param p chance of such a finding in a series that stays where it is
 */
public record Trend(String series, Kind kind, double change, double p) {
    /** What is not steady. */
    public enum Kind {
        /** It rises or falls all along. */
        DRIFT,
        /** Its beginning is not like its end. */
        START
    }

    /** Least change that counts. */
    public static final double MATERIAL = 0.1;

    /** Least number of values that are tested. */
    public static final int LEAST = 10;

    /** Longer series are averaged down to at most so many values: pairs are looked at one by one. */
    private static final int MOST = 200;

    private static final double MOST_ALIKE = 0.95;
    private static final double ROUNDING = 1e-20;

    /** Looks for a trend; the drift comes first. Empty when none is found below {@code level}, or when there are too few values. */
    static Optional<Trend> find(String series, double[] values, double level) {
        return find(series, values, level, true);
    }

    /**
     * The same.
     *
     * @param doubted whether neighbours that are alike make a finding less sure; without that, more is found
     */
    static Optional<Trend> find(String series, double[] values, double level, boolean doubted) {
        if (values.length < LEAST) {
            return Optional.empty();
        }
        double[] x = thinned(values);
        Trend drift = drift(series, x, doubted);
        Trend start = start(series, x, doubted);
        if (drift.counts(level / 2)) {
            return Optional.of(drift);
        }
        return start.counts(level / 2) ? Optional.of(start) : Optional.empty();
    }

    private boolean counts(double level) {
        return p < level && Math.abs(change) >= MATERIAL;
    }

    private static double[] thinned(double[] values) {
        int block = (values.length + MOST - 1) / MOST;
        double[] x = new double[values.length / block];
        for (int i = 0; i < x.length; i++) {
            x[i] = mean(values, i * block, (i + 1) * block);
        }
        return x;
    }

    private static Trend drift(String series, double[] x, boolean doubted) {
        int n = x.length;
        double[] slopes = new double[n * (n - 1) / 2];
        long s = 0;
        int next = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                s += (long) Math.signum(x[j] - x[i]);
                slopes[next++] = (x[j] - x[i]) / (j - i);
            }
        }
        double slope = median(slopes);
        double middle = median(x);
        double variance = variance(x) * (doubted ? correction(x, slope) : 1);
        if (s == 0 || variance <= 0 || middle == 0) {
            return new Trend(series, Kind.DRIFT, 0, 1);
        }
        double z = (Math.abs(s) - 1) / Math.sqrt(variance);
        double p = 2 * NormalDistribution.of(0, 1).survivalProbability(z);
        return new Trend(series, Kind.DRIFT, slope * (n - 1) / Math.abs(middle), Math.min(1, p));
    }

    /** Of Kendall's S where all orders are as likely, with ties. */
    private static double variance(double[] x) {
        double[] sorted = x.clone();
        Arrays.sort(sorted);
        double sum = formula(x.length);
        for (int i = 0; i < sorted.length; ) {
            int end = i;
            while (end < sorted.length && sorted[end] == sorted[i]) {
                end++;
            }
            sum -= formula(end - i);
            i = end;
        }
        return sum / 18;
    }

    private static double formula(double n) {
        return n * (n - 1) * (2 * n + 5);
    }

    /** Yue and Wang's n/n* for a series whose neighbours are alike, once Sen's slope is taken off. */
    private static double correction(double[] x, double slope) {
        double[] rest = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            rest[i] = x[i] - slope * i;
        }
        double r = correlation(rest, 0);
        double n = x.length;
        return 1 + 2 * (Math.pow(r, n + 1) - n * r * r + (n - 1) * r) / (n * (r - 1) * (r - 1));
    }

    /** Of neighbours, from an index on, corrected for its bias as Kendall has it; 0 where it is negative. */
    private static double correlation(double[] x, int from) {
        int n = x.length - from;
        double mean = mean(x, from, x.length);
        double squares = 0;
        double products = 0;
        for (int i = from; i < x.length; i++) {
            squares += (x[i] - mean) * (x[i] - mean);
            products += i + 1 < x.length ? (x[i] - mean) * (x[i + 1] - mean) : 0;
        }
        double raw = squares <= n * mean * mean * ROUNDING ? 0 : products / squares;
        return raw <= 0 ? 0 : Math.min(MOST_ALIKE, raw + (1 + 4 * raw) / n);
    }

    /** The first fifth against the last half, whose scatter, widened by the correlation of neighbours, is that of both. */
    private static Trend start(String series, double[] x, boolean doubted) {
        int early = Math.max(2, x.length / 5);
        int from = x.length - x.length / 2;
        int late = x.length - from;
        double end = mean(x, from, x.length);
        double squares = 0;
        for (int i = from; i < x.length; i++) {
            squares += (x[i] - end) * (x[i] - end);
        }
        double r = doubted ? correlation(x, from) : 0;
        double alike = (1 + r) / (1 - r);
        double variance = squares / (late - 1) * alike;
        double freedom = Math.max(1, late / alike - 1);
        double difference = mean(x, 0, early) - end;
        if (difference == 0 || end == 0) {
            return new Trend(series, Kind.START, 0, 1);
        }
        double error = Math.sqrt(variance * (1.0 / early + 1.0 / late));
        double p = error == 0 ? 0 : 2 * TDistribution.of(freedom).survivalProbability(Math.abs(difference) / error);
        return new Trend(series, Kind.START, difference / Math.abs(end), p);
    }

    private static double mean(double[] x, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += x[i];
        }
        return sum / (to - from);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
