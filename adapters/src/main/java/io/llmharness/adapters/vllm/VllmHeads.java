package io.llmharness.adapters.vllm;

import io.llmharness.runtime.sim.HttpHead;
import io.llmharness.runtime.sim.SimAnswer;
import io.llmharness.runtime.sim.WireBuffer;

/** The header lines of vLLM's responses, as uvicorn sends them. */
final class VllmHeads {
    static final HttpHead STREAM = HttpHead.of(
            "date: " + HttpHead.DATE,
            "server: uvicorn",
            "content-type: text/event-stream; charset=utf-8",
            "vary: Origin",
            "transfer-encoding: chunked");

    private static final HttpHead EMPTY = HttpHead.of(
            "date: " + HttpHead.DATE, "server: uvicorn", "content-length: " + HttpHead.LENGTH, "vary: Origin");

    private static final HttpHead JSON = typed("application/json");

    private VllmHeads() {}

    static SimAnswer.Whole json(int status, WireBuffer body) {
        return new SimAnswer.Whole(status, JSON, body.toByteArray());
    }

    static SimAnswer.Whole json(int status, String body) {
        return json(status, new WireBuffer().text(body));
    }

    static SimAnswer.Whole empty() {
        return new SimAnswer.Whole(200, EMPTY, new byte[0]);
    }

    static HttpHead typed(String contentType) {
        return HttpHead.of(
                "date: " + HttpHead.DATE,
                "server: uvicorn",
                "content-length: " + HttpHead.LENGTH,
                "content-type: " + contentType,
                "vary: Origin");
    }
}
