package com.example.parrot;

import io.llmharness.runtime.sim.FinishReason;
import io.llmharness.runtime.sim.Generation;
import io.llmharness.runtime.sim.HttpHead;
import io.llmharness.runtime.sim.SimAnswer;
import io.llmharness.runtime.sim.SimEncoder;
import io.llmharness.runtime.sim.WireBuffer;

/** One answer of the simulated parrot. */
final class ParrotEncoder implements SimEncoder {
    private static final HttpHead LINES =
            HttpHead.of("Content-Type: application/x-ndjson", "Transfer-Encoding: chunked");

    @Override
    public HeadTime headTime() {
        return HeadTime.FIRST_TOKEN;
    }

    @Override
    public HttpHead streamHead() {
        return LINES;
    }

    @Override
    public void start(WireBuffer out, Generation generation) {}

    @Override
    public boolean tokens(WireBuffer out, Generation generation, int choice, int from, int to) {
        int before = out.length();
        out.text("{\"w\":\"");
        int empty = out.length();
        generation.text(out, choice, from, to);
        if (out.length() == empty) {
            out.rewind(before);
            return false;
        }
        out.text("\"}\n").endChunk();
        return true;
    }

    @Override
    public void finish(WireBuffer out, Generation generation) {
        end(out.text("{"), generation).text("\n");
    }

    @Override
    public void fail(WireBuffer out, Generation generation) {
        out.text("{\"squawk\":\"a cat!\"}\n");
    }

    @Override
    public SimAnswer.Whole whole(Generation generation) {
        WireBuffer out = new WireBuffer().text("{\"w\":\"");
        generation.text(out, 0, 0, generation.completionTokens());
        return ParrotDialect.json(200, end(out.text("\","), generation));
    }

    private static WireBuffer end(WireBuffer out, Generation generation) {
        String why = generation.finishReason(0) == FinishReason.LENGTH ? "told" : "bored";
        out.text("\"end\":").json(why).text(",\"heard\":").number(generation.promptTokens());
        return out.text(",\"said\":").number(generation.completionTokens()).text("}");
    }
}
