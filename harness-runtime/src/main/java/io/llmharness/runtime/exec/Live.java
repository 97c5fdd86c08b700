package io.llmharness.runtime.exec;

import io.llmharness.runtime.metric.Histograms;
import org.HdrHistogram.Histogram;

/** What a loop shows while it runs: counted as it happens, taken and cleared once a second by the loop itself. */
final class Live {
    double tokens;
    long succeeded;
    long failed;
    private Histogram ttft = Histograms.empty();

    void ttft(long nanos) {
        ttft.recordValue(nanos);
    }

    /** What came together since the last call. */
    Taken take(int inFlight) {
        Taken taken = new Taken(tokens, succeeded, failed, inFlight, ttft);
        tokens = 0;
        succeeded = 0;
        failed = 0;
        if (ttft.getTotalCount() > 0) {
            ttft = Histograms.empty();
        }
        return taken;
    }

    /** A second's figures of one loop. */
    record Taken(double tokens, long succeeded, long failed, int inFlight, Histogram ttft) {}
}
