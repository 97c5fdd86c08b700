package io.llmharness.adapters.openai;

import io.llmharness.adapters.openai.sim.ApiError;
import io.llmharness.adapters.openai.sim.Provider;
import io.llmharness.runtime.sim.HttpHead;
import io.llmharness.runtime.sim.SimAnswer;
import io.llmharness.runtime.sim.SimCall;
import io.llmharness.runtime.sim.WireBuffer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** OpenAI's own header lines and error bodies. */
final class OpenAiProvider implements Provider {
    private static final HttpHead JSON = HttpHead.of(
            "Date: " + HttpHead.DATE,
            "Content-Type: application/json",
            "Content-Length: " + HttpHead.LENGTH,
            "Connection: keep-alive",
            "openai-version: 2020-10-01");

    private static final HttpHead STREAM = HttpHead.of(
            "Date: " + HttpHead.DATE,
            "Content-Type: text/event-stream; charset=utf-8",
            "Transfer-Encoding: chunked",
            "Connection: keep-alive",
            "Cache-Control: no-cache",
            "openai-version: 2020-10-01");

    private final AtomicLong number = new AtomicLong();

    /** The processing time is what passed since the request's arrival. */
    @Override
    public HttpHead head(SimCall call, boolean stream) {
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - call.arrivalNanos());
        return limits(withId(stream ? STREAM : JSON).with("openai-processing-ms", Long.toString(millis)));
    }

    @Override
    public SimAnswer.Whole json(SimCall call, WireBuffer body) {
        return new SimAnswer.Whole(200, withId(JSON), body.toByteArray());
    }

    @Override
    public SimAnswer.Whole error(SimCall call, ApiError error) {
        WireBuffer out = new WireBuffer();
        error.write(out);
        HttpHead head = withId(JSON);
        if (error.status() == 429) {
            head = limits(head).with("retry-after", "1").with("retry-after-ms", "1000");
        }
        return new SimAnswer.Whole(error.status(), head, out.toByteArray());
    }

    @Override
    public ApiError unknownModel(String name) {
        String message = "The model `" + name + "` does not exist or you do not have access to it.";
        return new ApiError(404, message, "invalid_request_error", null, "model_not_found");
    }

    @Override
    public boolean filtersContent() {
        return false;
    }

    private static HttpHead limits(HttpHead head) {
        return head.with("x-ratelimit-limit-requests", "10000")
                .with("x-ratelimit-limit-tokens", "30000000")
                .with("x-ratelimit-remaining-requests", "9999")
                .with("x-ratelimit-remaining-tokens", "29999900")
                .with("x-ratelimit-reset-requests", "6ms")
                .with("x-ratelimit-reset-tokens", "0s");
    }

    private HttpHead withId(HttpHead head) {
        String id = new WireBuffer()
                .text("req_")
                .hex(0)
                .hex(number.incrementAndGet())
                .toString();
        return head.with("x-request-id", id);
    }
}
