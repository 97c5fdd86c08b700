package io.llmharness.runtime.profile;

import io.llmharness.runtime.metric.Metric;

/**
 * GuideLLM: the clock starts with the first header byte, and what is per token weighs a request by its tokens. From
 * {@code guidellm/schemas/base/request_stats.py}, {@code guidellm/backends/openai/http.py} and {@code guidellm/benchmark/schemas/metrics.py}.
 */
final class GuideLlm implements Definition {
    @Override
    public void samples(FinishedRequest request, Samples out) {
        long start = request.writeBegun();
        out.add(Metric.E2E, request.ended() - start);
        int events = request.streamed() ? request.events() : 0;
        long tokens = request.outputTokens() > 0 ? request.outputTokens() : events;
        long last = events > 0 ? request.eventNanos(events - 1) : request.ended();
        if (tokens > 0) {
            out.add(Metric.TPOT, (last - start) / tokens, tokens);
        }
        if (events == 0) {
            return;
        }
        long first = request.eventNanos(0);
        out.add(Metric.TTFT, first - start);
        if (tokens > 1) {
            out.add(Metric.ITL, (last - first) / (tokens - 1), tokens - 1);
        }
    }
}
