package io.llmharness.runtime.profile;

import io.llmharness.runtime.metric.Metric;

/**
 * inference-perf of Kubernetes: text alone counts, the tokens of one chunk have one time, and what is streamed needs two of them. From
 * {@code inference_perf/reportgen/base.py} and {@code inference_perf/client/modelserver/openai_client.py}.
 */
final class InferencePerf implements Definition {
    @Override
    public void samples(FinishedRequest request, Samples out) {
        long e2e = request.ended() - request.dispatched();
        out.add(Metric.E2E, e2e);
        long tokens = TextEvents.tokens(request);
        if (tokens > 0) {
            out.add(Metric.NTPOT, e2e / tokens);
        }
        int texts = request.streamed() ? TextEvents.count(request) : 0;
        if (Math.max(tokens, texts) < 2 || texts == 0) {
            return;
        }
        int event = TextEvents.next(request, 0);
        long first = request.eventNanos(event);
        out.add(Metric.TTFT, first - request.dispatched());
        if (tokens < 0) {
            return;
        }
        long last = first;
        while ((event = TextEvents.next(request, event + 1)) != TextEvents.NONE) {
            long at = request.eventNanos(event);
            out.add(Metric.ITL, at - last);
            last = at;
        }
        if (tokens > texts) {
            out.add(Metric.ITL, 0, tokens - texts);
        }
        if (tokens > 1) {
            out.add(Metric.TPOT, (last - first) / (tokens - 1));
        }
    }
}
