package io.llmharness.runtime.result;

import io.llmharness.runtime.metric.Metric;
import io.llmharness.runtime.text.Digits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** What pauses of the client did to a trial's samples: those that one touched, and what the figures are without them. */
public final class Pauses {
    private static final Map<Metric, Metric> TOUCHED = touched();

    /**
     * One metric.
     *
     * @param metric the latency
     * @param touched samples with a stamp from a pause
     * @param all all its samples, in nanoseconds
     * @param without the samples that no pause touched
     */
    public record Share(Metric metric, long touched, Histogram all, Histogram without) {
        /** Share of all samples, 0 to 1. */
        public double share() {
            return (double) touched / all.getTotalCount();
        }
    }

    private Pauses() {}

    /** The metrics of which some samples were touched. */
    public static List<Share> of(Totals totals) {
        List<Share> shares = new ArrayList<>();
        TOUCHED.forEach((metric, paused) -> {
            Histogram touched = totals.histogram(paused);
            Histogram all = totals.histogram(metric);
            if (touched.getTotalCount() > 0 && all.getTotalCount() >= touched.getTotalCount()) {
                Histogram without = all.copy();
                without.subtract(touched);
                shares.add(new Share(metric, touched.getTotalCount(), all, without));
            }
        });
        return shares;
    }

    /** In a sentence, with the highest percentile that both sides support. */
    static String text(Share share) {
        String text = "a pause of the client touched " + share.touched() + " of "
                + share.all().getTotalCount() + " " + share.metric().key() + " samples ("
                + Digits.percent(share.touched(), share.all().getTotalCount()) + ")";
        Percentile tail = Percentile.P99.supportedBy(share.without().getTotalCount()) ? Percentile.P99 : Percentile.P50;
        if (!tail.supportedBy(share.without().getTotalCount())) {
            return text;
        }
        return text + ": " + tail.key() + " is " + millis(tail.raw(share.all())) + " with them and "
                + millis(tail.raw(share.without())) + " without";
    }

    private static String millis(long nanos) {
        return Digits.three(nanos / 1e6) + " ms";
    }

    private static Map<Metric, Metric> touched() {
        Map<Metric, Metric> touched = new LinkedHashMap<>();
        touched.put(Metric.TTFT, Metric.TTFT_PAUSED);
        touched.put(Metric.ICL, Metric.ICL_PAUSED);
        touched.put(Metric.E2E, Metric.E2E_PAUSED);
        return touched;
    }
}
