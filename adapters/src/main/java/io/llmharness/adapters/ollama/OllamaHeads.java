package io.llmharness.adapters.ollama;

import io.llmharness.runtime.sim.HttpHead;
import io.llmharness.runtime.sim.SimAnswer;
import io.llmharness.runtime.sim.WireBuffer;

/** The header lines of Ollama's responses. */
final class OllamaHeads {
    static final HttpHead NDJSON =
            HttpHead.of("Content-Type: application/x-ndjson", "Date: " + HttpHead.DATE, "Transfer-Encoding: chunked");

    static final HttpHead JSON = typed("application/json; charset=utf-8");
    static final HttpHead PLAIN = typed("text/plain");

    /** The engine streams this refusal, in one chunk. */
    static final SimAnswer.Whole TOO_LONG = text(
            400,
            HttpHead.of("Content-Type: application/json", "Date: " + HttpHead.DATE, "Transfer-Encoding: chunked"),
            "37\r\n{\"error\":\"the input length exceeds the context length\"}\r\n0\r\n\r\n");

    private OllamaHeads() {}

    static SimAnswer.Whole json(int status, WireBuffer body) {
        return new SimAnswer.Whole(status, JSON, body.toByteArray());
    }

    static SimAnswer.Whole text(int status, HttpHead head, String body) {
        return new SimAnswer.Whole(status, head, new WireBuffer().text(body).toByteArray());
    }

    static HttpHead notAllowed(String allowed) {
        return HttpHead.of(
                "Allow: " + allowed,
                "Content-Type: text/plain",
                "Date: " + HttpHead.DATE,
                "Content-Length: " + HttpHead.LENGTH);
    }

    static HttpHead typed(String contentType) {
        return HttpHead.of(
                "Content-Type: " + contentType, "Date: " + HttpHead.DATE, "Content-Length: " + HttpHead.LENGTH);
    }
}
