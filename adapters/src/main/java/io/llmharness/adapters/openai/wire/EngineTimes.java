package io.llmharness.adapters.openai.wire;

import io.llmharness.runtime.engine.NativeFigure;
import io.llmharness.runtime.engine.TokenSink;
import io.llmharness.runtime.text.JsonCursor;
import io.llmharness.runtime.text.Names;

/** Reads what two servers of the family say about their own times, both in milliseconds. */
final class EngineTimes {
    private static final int NANOS_PER_MILLI_DIGITS = 6;
    private static final int UNKNOWN = -1;

    /** llama.cpp ({@code server_slot_stats}). */
    private static final Names TIMINGS = Names.of("cache_n", "prompt_n", "prompt_ms", "predicted_n", "predicted_ms");

    private static final int CACHE_N = 0;
    private static final int PROMPT_N = 1;
    private static final int PROMPT_MS = 2;
    private static final int PREDICTED_N = 3;
    private static final int PREDICTED_MS = 4;

    /** vLLM ({@code --enable-per-request-metrics}). */
    private static final Names METRICS = Names.of("time_to_first_token_ms", "generation_time_ms", "queue_time_ms");

    private static final int FIRST_TOKEN_MS = 0;
    private static final int GENERATION_MS = 1;
    private static final int QUEUE_MS = 2;

    void readTimings(JsonCursor json, UsageReader usage, TokenSink sink) {
        if (!json.enterObject()) {
            return;
        }
        long cached = 0;
        long evaluated = UNKNOWN;
        long predicted = UNKNOWN;
        for (int name; (name = json.nextName(TIMINGS)) != Names.END; ) {
            switch (name) {
                case CACHE_N -> cached = json.integer(0);
                case PROMPT_N -> evaluated = json.integer(UNKNOWN);
                case PREDICTED_N -> predicted = json.integer(UNKNOWN);
                case PROMPT_MS -> figure(NativeFigure.PROMPT_EVAL_DURATION, nanos(json), sink);
                case PREDICTED_MS -> figure(NativeFigure.EVAL_DURATION, nanos(json), sink);
                default -> json.skip();
            }
        }
        if (evaluated >= 0 && predicted >= 0) {
            usage.derive(cached + evaluated, predicted, cached);
        }
    }

    void readMetrics(JsonCursor json, TokenSink sink) {
        if (!json.enterObject()) {
            return;
        }
        long queue = UNKNOWN;
        long prefill = UNKNOWN;
        for (int name; (name = json.nextName(METRICS)) != Names.END; ) {
            switch (name) {
                case FIRST_TOKEN_MS -> prefill = nanos(json);
                case QUEUE_MS -> queue = nanos(json);
                case GENERATION_MS -> figure(NativeFigure.EVAL_DURATION, nanos(json), sink);
                default -> json.skip();
            }
        }
        figure(NativeFigure.QUEUE_DURATION, queue, sink);
        figure(NativeFigure.PROMPT_EVAL_DURATION, prefill, sink);
        if (queue >= 0 && prefill >= 0) {
            sink.figure(NativeFigure.TIME_TO_FIRST_TOKEN, queue + prefill);
        }
    }

    private static long nanos(JsonCursor json) {
        return json.fixedPoint(NANOS_PER_MILLI_DIGITS, UNKNOWN);
    }

    private static void figure(NativeFigure figure, long nanos, TokenSink sink) {
        if (nanos >= 0) {
            sink.figure(figure, nanos);
        }
    }
}
