package io.llmharness.runtime.profile;

import io.llmharness.runtime.metric.Metric;

/**
 * Ray's LLMPerf: text alone counts, but every chunk is a token, a role too; the time to first token is one of the gaps. It always
 * streams. From {@code token_benchmark_ray.py} and {@code src/llmperf/ray_clients/openai_chat_completions_client.py}.
 */
final class LlmPerf implements Definition {
    @Override
    public void samples(FinishedRequest request, Samples out) {
        if (!request.streamed()) {
            return;
        }
        out.add(Metric.E2E, request.ended() - request.dispatched());
        int first = TextEvents.next(request, 0);
        if (first != TextEvents.NONE) {
            long last = request.eventNanos(TextEvents.last(request));
            out.add(Metric.TTFT, request.eventNanos(first) - request.dispatched());
            out.add(Metric.ITL, (last - request.dispatched()) / (request.events() + request.frames()));
        }
    }
}
