package io.llmharness.runtime.selfcheck;

import io.llmharness.runtime.metric.Histograms;
import io.llmharness.runtime.metric.Metric;
import java.util.List;
import org.HdrHistogram.Histogram;

/** Times of requests, summed up: of what an engine did, or of what a reader saw. */
record Latencies(Distribution ttft, Distribution icl, Distribution e2e) {
    /** The metrics, in the order of a report. */
    static final List<Metric> METRICS = List.of(Metric.TTFT, Metric.ICL, Metric.E2E);

    Distribution of(Metric metric) {
        return switch (metric) {
            case TTFT -> ttft;
            case ICL -> icl;
            case E2E -> e2e;
            default -> throw new IllegalArgumentException(metric.key());
        };
    }

    /** Collects requests one by one. */
    static final class Builder {
        private final Histogram ttft = Histograms.empty();
        private final Histogram icl = Histograms.empty();
        private final Histogram e2e = Histograms.empty();

        /** A request that began at this time, and its events in order; one without an event is left out. */
        void add(long begin, long[] events) {
            if (events.length == 0) {
                return;
            }
            ttft.recordValue(Math.max(0, events[0] - begin));
            for (int i = 1; i < events.length; i++) {
                icl.recordValue(Math.max(0, events[i] - events[i - 1]));
            }
            e2e.recordValue(Math.max(0, events[events.length - 1] - begin));
        }

        Latencies build() {
            return new Latencies(Distribution.of(ttft), Distribution.of(icl), Distribution.of(e2e));
        }
    }
}
