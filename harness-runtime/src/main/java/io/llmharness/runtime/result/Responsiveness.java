package io.llmharness.runtime.result;

import io.llmharness.runtime.metric.Metric;
import java.util.List;
import java.util.Optional;

/**
 * How responsive an engine is to a reader, in one number from 0 to 100: 100 times the geometric mean of three marks between 1 and 0.
 * The marks of ttft and itl fall with the logarithm of their p95, from 1 at the time that is felt as instant to 0 at the time at which
 * a reader gives up or reads faster than the answer comes; that of stalls is the share of the stream without them. So the score never
 * rises when an input gets worse. Only to be shown with its inputs.
 *
 * @param ttftMillis p95 of the time to first token
 * @param itlMillis p95 of the inter-token latency
 * @param stallFraction mean share of a stream that was stalls, 0 to 1
 */
public record Responsiveness(double ttftMillis, double itlMillis, double stallFraction) {
    /** Felt as instant (Nielsen, Usability Engineering, 1993, chapter 5). */
    public static final double TTFT_INSTANT_MILLIS = 100;

    /** Nobody keeps attention on a silent machine for longer (ibid.). */
    public static final double TTFT_LOST_MILLIS = 10_000;

    /** Text that scrolls by: ten times the speed of silent reading. */
    public static final double ITL_INSTANT_MILLIS = 20;

    /** Slower than silent reading, 238 words a minute (Brysbaert 2019), at four tokens for three words. */
    public static final double ITL_LOST_MILLIS = 200;

    /** What it is made of. */
    static final List<Metric> INPUTS = List.of(Metric.TTFT, Metric.ITL, Metric.STALL_FRACTION);

    /** That of a trial; empty when an input is missing, or has too few values. */
    public static Optional<Responsiveness> of(TrialSummary trial) {
        Optional<Double> ttft = p95(trial, Metric.TTFT);
        Optional<Double> itl = p95(trial, Metric.ITL);
        Optional<Latency> stalls = trial.latency(Metric.STALL_FRACTION);
        if (ttft.isEmpty() || itl.isEmpty() || stalls.isEmpty()) {
            return Optional.empty();
        }
        double share = stalls.get().pooled().getMean() / Metric.Unit.RATIO.recorded();
        return Optional.of(new Responsiveness(ttft.get(), itl.get(), Math.min(1, share)));
    }

    private static Optional<Double> p95(TrialSummary trial, Metric metric) {
        return trial.latency(metric)
                .map(l -> l.percentile(Percentile.P95))
                .filter(p -> p.isPresent())
                .map(p -> p.getAsDouble() / 1e6);
    }

    /** From 0, unbearable, to 100, as if at once. */
    public double score() {
        double first = mark(ttftMillis, TTFT_INSTANT_MILLIS, TTFT_LOST_MILLIS);
        double next = mark(itlMillis, ITL_INSTANT_MILLIS, ITL_LOST_MILLIS);
        return 100 * Math.cbrt(first * next * (1 - stallFraction));
    }

    private static double mark(double millis, double instant, double lost) {
        double fall = Math.log(millis / instant) / Math.log(lost / instant);
        return Math.max(0, Math.min(1, 1 - fall));
    }
}
