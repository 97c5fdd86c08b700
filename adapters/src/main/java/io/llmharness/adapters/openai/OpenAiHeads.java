package io.llmharness.adapters.openai;

import io.llmharness.runtime.sim.HttpHead;
import io.llmharness.runtime.sim.SimAnswer;
import io.llmharness.runtime.sim.WireBuffer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The header lines of OpenAI's responses. */
final class OpenAiHeads {
    private static final AtomicLong NUMBER = new AtomicLong();

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

    private OpenAiHeads() {}

    static SimAnswer.Whole json(int status, WireBuffer body) {
        return new SimAnswer.Whole(status, withId(JSON), body.toByteArray());
    }

    /** A generated answer's head; the time it took so far is counted from its arrival. */
    static HttpHead generated(boolean stream, long arrivalNanos) {
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - arrivalNanos);
        return limits(withId(stream ? STREAM : JSON).with("openai-processing-ms", Long.toString(millis)));
    }

    static HttpHead limits(HttpHead head) {
        return head.with("x-ratelimit-limit-requests", "10000")
                .with("x-ratelimit-limit-tokens", "30000000")
                .with("x-ratelimit-remaining-requests", "9999")
                .with("x-ratelimit-remaining-tokens", "29999900")
                .with("x-ratelimit-reset-requests", "6ms")
                .with("x-ratelimit-reset-tokens", "0s");
    }

    private static HttpHead withId(HttpHead head) {
        String id = new WireBuffer()
                .text("req_")
                .hex(0)
                .hex(NUMBER.incrementAndGet())
                .toString();
        return head.with("x-request-id", id);
    }
}
