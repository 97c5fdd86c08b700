package io.llmharness.runtime.profile;

import io.llmharness.runtime.metric.Metric;

/**
 * NVIDIA GenAI-Perf on perf_analyzer: responses without text are removed, what one read brought is one response, one inter-token
 * latency a request. From {@code genai_perf/profile_data_parser/llm_profile_data_parser.py}.
 */
final class GenAiPerf implements Definition {
    @Override
    public void samples(FinishedRequest request, Samples out) {
        int first = TextEvents.next(request, 0);
        if (first == TextEvents.NONE) {
            return;
        }
        if (!request.streamed()) {
            out.add(Metric.E2E, request.ended() - request.dispatched());
            return;
        }
        long begin = request.eventNanos(first);
        long end = request.eventNanos(TextEvents.last(request));
        out.add(Metric.TTFT, begin - request.dispatched());
        out.add(Metric.E2E, end - request.dispatched());
        long tokens = TextEvents.tokens(request);
        if (tokens > 1 && end > begin) {
            out.add(Metric.ITL, Math.round((end - begin) / (double) (tokens - 1)));
        }
    }
}
