package io.llmharness.adapters.gemini;

import io.llmharness.runtime.sim.HttpHead;
import io.llmharness.runtime.sim.SimAnswer;
import io.llmharness.runtime.sim.SimCall;
import io.llmharness.runtime.sim.WireBuffer;
import java.util.concurrent.TimeUnit;

/** The header lines of Google's responses. There is no request id among them, and there are no limits. */
final class GeminiHeads {
    private static final String JSON = "application/json; charset=UTF-8";

    private GeminiHeads() {}

    /** A body of one JSON, laid out in Google's way. */
    static SimAnswer.Whole json(SimCall call, int status, WireBuffer body) {
        WireBuffer out = IndentedJson.put(new WireBuffer(), body.toByteArray()).text("\n");
        return new SimAnswer.Whole(status, head(call, JSON, "Content-Length: " + HttpHead.LENGTH), out.toByteArray());
    }

    /** A generated answer in one piece. */
    static SimAnswer.Whole generated(SimCall call, WireBuffer body) {
        SimAnswer.Whole plain = json(call, 200, body);
        return new SimAnswer.Whole(200, tier(plain.head()), plain.body());
    }

    static HttpHead stream(SimCall call, boolean events) {
        return tier(head(call, events ? "text/event-stream" : JSON, "Transfer-Encoding: chunked"));
    }

    private static HttpHead head(SimCall call, String type, String extent) {
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - call.arrivalNanos());
        return HttpHead.of(
                "Content-Type: " + type,
                "Vary: Origin, X-Origin, Referer",
                "Date: " + HttpHead.DATE,
                "Server: scaffolding on HTTPServer2",
                "Server-Timing: gfet4t7; dur=" + millis,
                extent);
    }

    private static HttpHead tier(HttpHead head) {
        return head.with("x-gemini-service-tier", "standard");
    }
}
