package io.llmharness.adapters.http;

import io.llmharness.runtime.sim.FinishReason;
import io.llmharness.runtime.sim.Generation;
import io.llmharness.runtime.sim.HttpHead;
import io.llmharness.runtime.sim.SimAnswer;
import io.llmharness.runtime.sim.SimEncoder;
import io.llmharness.runtime.sim.WireBuffer;
import java.nio.charset.StandardCharsets;

/** One answer of the plain form: an event for each text, then one with finish reason and usage, then the marker. */
final class HttpEncoder implements SimEncoder {
    private static final HttpHead STREAM = HttpHead.of(
            "Content-Type: text/event-stream",
            "Cache-Control: no-cache",
            "Transfer-Encoding: chunked",
            "Date: " + HttpHead.DATE);
    private static final byte[] TEXT = utf8("data: {\"text\":\"");
    private static final byte[] END = utf8("\"}\n\n");

    @Override
    public HeadTime headTime() {
        return HeadTime.ACCEPTED;
    }

    @Override
    public HttpHead streamHead() {
        return STREAM;
    }

    @Override
    public void start(WireBuffer out, Generation generation) {}

    @Override
    public boolean tokens(WireBuffer out, Generation generation, int choice, int from, int to) {
        int before = out.length();
        out.put(TEXT);
        int empty = out.length();
        generation.text(out, choice, from, to);
        boolean visible = out.length() > empty;
        if (visible) {
            out.put(END).endChunk();
        } else {
            out.rewind(before);
        }
        return visible;
    }

    @Override
    public void finish(WireBuffer out, Generation generation) {
        end(out.text("data: {"), generation).text("\n\n").endChunk().text("data: [DONE]\n\n");
    }

    @Override
    public void fail(WireBuffer out, Generation generation) {
        HttpDialect.error(out.text("data: "), 500, "failed on purpose").text("\n\n");
    }

    @Override
    public SimAnswer.Whole whole(Generation generation) {
        WireBuffer out = new WireBuffer().text("{\"text\":\"");
        generation.text(out, 0, 0, generation.completionTokens());
        end(out.text("\","), generation);
        return new SimAnswer.Whole(200, HttpDialect.JSON, out.toByteArray());
    }

    private static WireBuffer end(WireBuffer out, Generation generation) {
        String reason = generation.finishReason(0) == FinishReason.LENGTH ? "length" : "stop";
        out.text("\"finish_reason\":").json(reason);
        out.text(",\"usage\":{\"input_tokens\":").number(generation.promptTokens());
        return out.text(",\"output_tokens\":")
                .number(generation.completionTokens())
                .text("}}");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
