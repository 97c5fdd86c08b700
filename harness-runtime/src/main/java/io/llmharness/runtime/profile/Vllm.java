package io.llmharness.runtime.profile;

import io.llmharness.runtime.metric.Metric;

/**
 * {@code vllm bench serve} with its OpenAI backends: every chunk with a choice is a token to its clock, a role or a finish reason too.
 * It always streams. From {@code vllm/benchmarks/lib/endpoint_request_func.py} and {@code calculate_metrics} of {@code serve.py}.
 */
final class Vllm implements Definition {
    @Override
    public void samples(FinishedRequest request, Samples out) {
        int events = request.events();
        int frames = request.frames();
        if (!request.streamed() || events + frames == 0) {
            return;
        }
        int event = 0;
        int frame = 0;
        long first = 0;
        long last = 0;
        while (event + frame < events + frames) {
            boolean isFrame =
                    frame < frames && (event == events || request.frameNanos(frame) <= request.eventNanos(event));
            boolean begun = event + frame > 0;
            long at = isFrame ? request.frameNanos(frame++) : request.eventNanos(event++);
            if (begun) {
                out.add(Metric.ITL, at - last);
            } else {
                first = at;
            }
            last = at;
        }
        out.add(Metric.TTFT, first - request.dispatched());
        out.add(Metric.E2E, last - request.dispatched());
        if (request.outputTokens() > 1) {
            out.add(Metric.TPOT, (last - first) / (request.outputTokens() - 1));
        }
    }
}
