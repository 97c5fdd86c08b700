package io.llmharness.adapters.tgi;

import io.llmharness.runtime.engine.NativeFigure;
import io.llmharness.runtime.engine.ResponseHead;
import io.llmharness.runtime.engine.TokenSink;
import org.jspecify.annotations.Nullable;

/** The times and counts in the headers of an answer that is not streamed; a stream's head is sent before they are known. */
final class HeaderTimes {
    private static final int UNKNOWN = -1;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final double NANOS_PER_SECOND = 1e9;

    private HeaderTimes() {}

    static void read(ResponseHead head, TokenSink sink) {
        long total = total(head);
        long validation = millis(head, "x-validation-time");
        long queue = millis(head, "x-queue-time");
        figure(NativeFigure.TOTAL_DURATION, total, sink);
        figure(NativeFigure.VALIDATION_DURATION, validation, sink);
        if (validation >= 0 && queue >= 0) {
            sink.figure(NativeFigure.QUEUE_DURATION, validation + queue);
        }
        figure(NativeFigure.INFERENCE_DURATION, millis(head, "x-inference-time"), sink);
    }

    static long promptTokens(ResponseHead head) {
        return whole(head.header("x-prompt-tokens"));
    }

    static long generatedTokens(ResponseHead head) {
        return whole(head.header("x-generated-tokens"));
    }

    /** Nanoseconds; from the header in seconds, which is not cut, where there is one. */
    private static long total(ResponseHead head) {
        String seconds = head.header("x-compute-time");
        if (seconds != null && seconds.matches("\\d{1,9}(\\.\\d{1,18})?")) {
            return Math.round(Double.parseDouble(seconds) * NANOS_PER_SECOND);
        }
        return millis(head, "x-total-time");
    }

    private static long millis(ResponseHead head, String name) {
        long millis = whole(head.header(name));
        return millis == UNKNOWN ? UNKNOWN : millis * NANOS_PER_MILLI;
    }

    private static long whole(@Nullable String value) {
        return value != null && value.matches("\\d{1,12}") ? Long.parseLong(value) : UNKNOWN;
    }

    private static void figure(NativeFigure figure, long nanos, TokenSink sink) {
        if (nanos >= 0) {
            sink.figure(figure, nanos);
        }
    }
}
