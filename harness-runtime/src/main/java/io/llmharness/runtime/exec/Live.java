package io.llmharness.runtime.exec;

import io.llmharness.runtime.metric.Histograms;
import org.HdrHistogram.Histogram;

/** What a loop shows while it runs: counted as it happens, taken and cleared once a second by the loop itself. */
final class Live {
    /** Read by other threads, and so never the one that this loop goes on to fill. */
    private static final Histogram NOTHING = Histograms.empty();

    double tokens;
    long succeeded;
    long failed;
    private Histogram ttft = Histograms.empty();

    void ttft(long nanos) {
        ttft.recordValue(nanos);
    }

    /** What came together since the last call. */
    Taken take(int inFlight) {
        boolean any = ttft.getTotalCount() > 0;
        Taken taken = new Taken(tokens, succeeded, failed, inFlight, any ? ttft : NOTHING);
        tokens = 0;
        succeeded = 0;
        failed = 0;
        if (any) {
            ttft = Histograms.empty();
        }
        return taken;
    }

    /** A second's figures of one loop. */
    record Taken(double tokens, long succeeded, long failed, int inFlight, Histogram ttft) {}
}
