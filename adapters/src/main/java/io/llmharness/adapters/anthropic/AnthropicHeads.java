package io.llmharness.adapters.anthropic;

import io.llmharness.runtime.sim.HttpHead;
import io.llmharness.runtime.sim.SimAnswer;
import io.llmharness.runtime.sim.SimCall;
import io.llmharness.runtime.sim.WireBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The header lines of Anthropic's responses. Limits are told with the instant of their reset. */
final class AnthropicHeads {
    private static final HttpHead JSON = HttpHead.of(
            "Date: " + HttpHead.DATE,
            "Content-Type: application/json",
            "Content-Length: " + HttpHead.LENGTH,
            "Connection: keep-alive");

    private static final HttpHead STREAM = HttpHead.of(
            "Date: " + HttpHead.DATE,
            "Content-Type: text/event-stream; charset=utf-8",
            "Transfer-Encoding: chunked",
            "Connection: keep-alive",
            "Cache-Control: no-cache");

    private static final String ORGANIZATION = "00000000-0000-4000-8000-000000000000";
    private static final AtomicLong NUMBER = new AtomicLong();

    private AnthropicHeads() {}

    /** The next request's id. */
    static String requestId() {
        return new WireBuffer().text("req_").hex(NUMBER.incrementAndGet()).toString();
    }

    static SimAnswer.Whole json(int status, String requestId, WireBuffer body) {
        return new SimAnswer.Whole(status, named(JSON, requestId), body.toByteArray());
    }

    static HttpHead generated(boolean stream, SimCall call, String requestId) {
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - call.arrivalNanos());
        return limits(named(stream ? STREAM : JSON, requestId))
                .with("x-envoy-upstream-service-time", Long.toString(millis));
    }

    static HttpHead limits(HttpHead head) {
        String reset =
                Instant.now().plusSeconds(1).truncatedTo(ChronoUnit.SECONDS).toString();
        HttpHead more = limit(head, "requests", 4000, 3999, reset);
        more = limit(more, "input-tokens", 2_000_000, 1_999_000, reset);
        more = limit(more, "output-tokens", 400_000, 399_000, reset);
        return limit(more, "tokens", 2_400_000, 2_398_000, reset);
    }

    private static HttpHead limit(HttpHead head, String what, int limit, int remaining, String reset) {
        String name = "anthropic-ratelimit-" + what;
        return head.with(name + "-limit", Integer.toString(limit))
                .with(name + "-remaining", Integer.toString(remaining))
                .with(name + "-reset", reset);
    }

    private static HttpHead named(HttpHead head, String requestId) {
        return head.with("request-id", requestId).with("anthropic-organization-id", ORGANIZATION);
    }
}
