package io.llmharness.adapters.tgi;

import io.llmharness.runtime.sim.Generation;
import io.llmharness.runtime.sim.HttpHead;
import io.llmharness.runtime.sim.SimAnswer;
import io.llmharness.runtime.sim.WireBuffer;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** The header lines of TGI's responses, as axum sends them. */
final class TgiHeads {
    private static final String VARY = "origin, access-control-request-method, access-control-request-headers";

    private TgiHeads() {}

    static SimAnswer.Whole json(int status, WireBuffer body) {
        return new SimAnswer.Whole(status, ended(HttpHead.of("content-type: application/json")), body.toByteArray());
    }

    static SimAnswer.Whole text(int status, String body) {
        return new SimAnswer.Whole(
                status,
                ended(HttpHead.of("content-type: text/plain; charset=utf-8")),
                new WireBuffer().text(body).toByteArray());
    }

    static SimAnswer.Whole empty(int status) {
        return new SimAnswer.Whole(status, ended(HttpHead.of()), new byte[0]);
    }

    static SimAnswer.Whole notAllowed(String method) {
        HttpHead head = shared(HttpHead.of()).with("allow", method);
        return new SimAnswer.Whole(
                405, head.with("content-length", HttpHead.LENGTH).with("date", HttpHead.DATE), new byte[0]);
    }

    /** The head of a stream: nothing is known yet but the request. */
    static HttpHead stream(int inputCharacters) {
        HttpHead head = HttpHead.of(
                "content-type: text/event-stream",
                "cache-control: no-cache",
                "x-compute-type: gpu+optimized",
                "x-compute-characters: " + inputCharacters,
                "x-accel-buffering: no");
        return shared(head).with("transfer-encoding", "chunked").with("date", HttpHead.DATE);
    }

    /** A stream that has only these events, each a chunk, and no generation behind it. */
    static SimAnswer.Whole events(int inputCharacters, String... events) {
        WireBuffer body = new WireBuffer();
        for (String event : events) {
            int length = new WireBuffer().text(event).toByteArray().length;
            body.text(Integer.toHexString(length).toUpperCase(Locale.ROOT));
            body.text("\r\n").text(event).text("\r\n");
        }
        return new SimAnswer.Whole(
                200, stream(inputCharacters), body.text("0\r\n\r\n").toByteArray());
    }

    /** A generated answer with its times; completions have none in seconds. */
    static SimAnswer.Whole generated(Generation generation, int inputCharacters, boolean seconds, WireBuffer body) {
        long now = System.nanoTime();
        long total = now - generation.arrivalNanos();
        long inference = now - generation.scheduledNanos();
        HttpHead head = HttpHead.of("content-type: application/json", "x-compute-type: gpu+optimized");
        if (seconds) {
            head = head.with(
                    "x-compute-time",
                    String.format(Locale.ROOT, "%d.%09d", total / 1_000_000_000, total % 1_000_000_000));
        }
        int tokens = Math.max(1, generation.completionTokens());
        head = head.with("x-compute-characters", Integer.toString(inputCharacters))
                .with("x-total-time", millis(total))
                .with("x-validation-time", "0")
                .with("x-queue-time", millis(total - inference))
                .with("x-inference-time", millis(inference))
                .with("x-time-per-token", millis(inference / tokens))
                .with("x-prompt-tokens", Integer.toString(generation.promptTokens()))
                .with("x-generated-tokens", Integer.toString(generation.completionTokens()));
        return new SimAnswer.Whole(200, ended(head), body.toByteArray());
    }

    private static String millis(long nanos) {
        return Long.toString(TimeUnit.NANOSECONDS.toMillis(nanos));
    }

    private static HttpHead ended(HttpHead head) {
        return shared(head).with("content-length", HttpHead.LENGTH).with("date", HttpHead.DATE);
    }

    private static HttpHead shared(HttpHead head) {
        return head.with("vary", VARY).with("access-control-allow-origin", "*");
    }
}
