package io.llmharness.adapters.cohere;

import io.llmharness.adapters.sim.FreshId;
import io.llmharness.runtime.sim.HttpHead;
import io.llmharness.runtime.sim.SimAnswer;
import io.llmharness.runtime.sim.SimCall;
import io.llmharness.runtime.sim.WireBuffer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The header lines of Cohere's responses, with the limits of a trial key. */
final class CohereHeads {
    static final String EVENTS = "text/event-stream";
    static final String LINES = "application/stream+json";

    private static final AtomicLong NUMBER = new AtomicLong();

    private CohereHeads() {}

    static SimAnswer.Whole json(SimCall call, int status, WireBuffer body) {
        HttpHead head = head(call, "application/json", "Content-Length: " + HttpHead.LENGTH);
        return new SimAnswer.Whole(status, head, body.toByteArray());
    }

    static HttpHead stream(SimCall call, String type) {
        return limits(head(call, type, "Transfer-Encoding: chunked").with("cache-control", "no-cache"));
    }

    static HttpHead limits(HttpHead head) {
        return head.with("x-endpoint-monthly-call-limit", "1000")
                .with("x-trial-endpoint-call-limit", "20")
                .with("x-trial-endpoint-call-remaining", "19");
    }

    /** The next id of an error. */
    static String errorId() {
        return FreshId.uuid(3, NUMBER.incrementAndGet() << 2); // the lowest two bits are not shown
    }

    private static HttpHead head(SimCall call, String type, String extent) {
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - call.arrivalNanos());
        String trace = new WireBuffer().hex(0).hex(NUMBER.incrementAndGet()).toString();
        return HttpHead.of("content-type: " + type, "date: " + HttpHead.DATE, extent, "x-debug-trace-id: " + trace)
                .with("x-envoy-upstream-service-time", Long.toString(millis));
    }
}
