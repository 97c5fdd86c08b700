package io.llmharness.adapters.ollama;

import io.llmharness.runtime.sim.FinishReason;
import io.llmharness.runtime.sim.Generation;
import io.llmharness.runtime.sim.HttpHead;
import io.llmharness.runtime.sim.SimAnswer;
import io.llmharness.runtime.sim.SimEncoder;
import io.llmharness.runtime.sim.WireBuffer;
import java.nio.charset.StandardCharsets;

/** One answer of Ollama's native API: a JSON object a line, durations on the last one. */
final class OllamaEncoder implements SimEncoder {
    private static final byte[] END = "\"},\"done\":false}\n".getBytes(StandardCharsets.UTF_8);
    private static final byte[] GENERATE_END = "\",\"done\":false}\n".getBytes(StandardCharsets.UTF_8);

    private final CreatedAt clock = new CreatedAt();
    private final boolean chat;
    private final boolean context;
    private final long arrivalNanos;
    private final long loadNanos;
    private final byte[] head;
    private final byte[] text;

    OllamaEncoder(String model, boolean chat, boolean context, long arrivalNanos, long loadNanos) {
        this.chat = chat;
        this.context = context;
        this.arrivalNanos = arrivalNanos;
        this.loadNanos = loadNanos + System.nanoTime() - arrivalNanos;
        this.head = new WireBuffer()
                .text("{\"model\":")
                .json(model)
                .text(",\"created_at\":\"")
                .toByteArray();
        this.text = new WireBuffer()
                .text(chat ? "\",\"message\":{\"role\":\"assistant\",\"content\":\"" : "\",\"response\":\"")
                .toByteArray();
    }

    @Override
    public HeadTime headTime() {
        return HeadTime.FIRST_TOKEN;
    }

    @Override
    public HttpHead streamHead() {
        return OllamaHeads.NDJSON;
    }

    @Override
    public void start(WireBuffer out, Generation generation) {}

    @Override
    public boolean tokens(WireBuffer out, Generation generation, int choice, int from, int to) {
        int before = out.length();
        clock.now(out.put(head)).put(text);
        int empty = out.length();
        generation.text(out, choice, from, to);
        boolean visible = out.length() > empty;
        if (visible) {
            out.put(chat ? END : GENERATE_END).endChunk();
        } else {
            out.rewind(before);
        }
        return visible;
    }

    @Override
    public void finish(WireBuffer out, Generation generation) {
        clock.now(out.put(head)).put(text);
        done(out, generation).text("\n");
    }

    @Override
    public void fail(WireBuffer out, Generation generation) {
        out.text("{\"error\":\"an error was encountered while running the model: unexpected EOF\"}\n");
    }

    @Override
    public SimAnswer.Whole whole(Generation generation) {
        WireBuffer out = new WireBuffer();
        clock.now(out.put(head)).put(text);
        generation.text(out, 0, 0, generation.completionTokens());
        return OllamaHeads.json(200, done(out, generation));
    }

    private WireBuffer done(WireBuffer out, Generation generation) {
        String reason = generation.finishReason(0) == FinishReason.LENGTH ? "length" : "stop";
        out.text(chat ? "\"}" : "\"").text(",\"done\":true,\"done_reason\":").json(reason);
        if (context) {
            context(out, generation);
        }
        duration(out, "total_duration", System.nanoTime() - arrivalNanos);
        duration(out, "load_duration", loadNanos);
        out.text(",\"prompt_eval_count\":").number(generation.promptTokens());
        duration(out, "prompt_eval_duration", generation.firstTokenNanos() - generation.scheduledNanos());
        out.text(",\"eval_count\":").number(generation.completionTokens());
        duration(out, "eval_duration", generation.lastTokenNanos() - generation.firstTokenNanos());
        return out.text("}");
    }

    private static void duration(WireBuffer out, String name, long nanos) {
        if (nanos > 0) { // the engine leaves zeros out
            out.text(",\"").text(name).text("\":").number(nanos);
        }
    }

    private static void context(WireBuffer out, Generation generation) {
        out.text(",\"context\":[");
        int n = generation.promptTokens() + generation.completionTokens();
        for (int i = 0; i < n; i++) {
            out.text(i == 0 ? "" : ",").number(1000 + i % 30_000);
        }
        out.text("]");
    }
}
