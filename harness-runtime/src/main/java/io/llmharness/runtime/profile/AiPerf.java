package io.llmharness.runtime.profile;

import io.llmharness.runtime.metric.Metric;

/**
 * NVIDIA AIPerf: responses with text, reasoning or a tool call count, one inter-token latency a request. From
 * {@code aiperf/metrics/types}, without {@code --per-chunk-usage}: the first response is taken to hold one token.
 */
final class AiPerf implements Definition {
    @Override
    public void samples(FinishedRequest request, Samples out) {
        int events = request.events();
        if (events == 0) {
            return;
        }
        if (!request.streamed()) {
            out.add(Metric.E2E, request.ended() - request.dispatched());
            return;
        }
        long first = request.eventNanos(0);
        long last = request.eventNanos(events - 1);
        out.add(Metric.TTFT, first - request.dispatched());
        out.add(Metric.E2E, last - request.dispatched());
        for (int i = 1; i < events; i++) {
            out.add(Metric.ICL, request.eventNanos(i) - request.eventNanos(i - 1));
        }
        if (request.outputTokens() > 1) {
            out.add(Metric.ITL, (last - first) / (request.outputTokens() - 1));
        }
    }
}
