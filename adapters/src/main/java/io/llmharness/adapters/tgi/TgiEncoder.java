package io.llmharness.adapters.tgi;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmharness.runtime.sim.FinishReason;
import io.llmharness.runtime.sim.Generation;
import io.llmharness.runtime.sim.HttpHead;
import io.llmharness.runtime.sim.SimAnswer;
import io.llmharness.runtime.sim.SimEncoder;
import io.llmharness.runtime.sim.WireBuffer;
import java.nio.charset.StandardCharsets;

/** One native answer: an event for each token, the whole text again on the last. */
final class TgiEncoder implements SimEncoder {
    private static final int VOCABULARY = 32_000;
    private static final int FIRST_ID = 259;

    private static final byte[] INDEX = utf8("data: {\"index\":");
    private static final byte[] TEXT = utf8(",\"text\":\"");
    private static final byte[] END_OF_TEXT = utf8("</s>");
    private static final byte[] REST = utf8("\",\"logprob\":-0.2251,\"special\":false},");
    private static final byte[] REST_SPECIAL = utf8("\",\"logprob\":-0.2251,\"special\":true},");
    private static final byte[] MORE = utf8("\"generated_text\":null,\"details\":null}\n\n");

    private final String inputs;
    private final boolean details;
    private final boolean promptInText;
    private final boolean root;
    private int sent;

    TgiEncoder(String inputs, JsonNode parameters, boolean root) {
        this.inputs = inputs;
        this.details = parameters.path("details").asBoolean(false);
        this.promptInText = parameters.path("return_full_text").asBoolean(root);
        this.root = root;
    }

    @Override
    public HeadTime headTime() {
        return HeadTime.ACCEPTED;
    }

    @Override
    public HttpHead streamHead() {
        return TgiHeads.stream(inputs.length());
    }

    @Override
    public void start(WireBuffer out, Generation generation) {}

    /** Whatever comes together goes out as events of their own, those without text too. */
    @Override
    public boolean tokens(WireBuffer out, Generation generation, int choice, int from, int to) {
        boolean visible = false;
        for (; sent < to; sent++) {
            boolean last = generation.ended(0) && sent == to - 1;
            boolean end = last && generation.finishReason(0) == FinishReason.STOP;
            visible |= token(out, generation, sent, end);
            if (last) {
                out.text("\"generated_text\":");
                text(out, generation);
                details(out.text(",\"details\":"), generation, true);
                out.text("}\n\n");
            } else {
                out.put(MORE);
            }
            out.endChunk();
        }
        return visible;
    }

    private static boolean token(WireBuffer out, Generation generation, int index, boolean end) {
        out.put(INDEX)
                .number(index + 1L)
                .text(",\"token\":{\"id\":")
                .number(id(index))
                .put(TEXT);
        int empty = out.length();
        generation.text(out, 0, index, index + 1);
        boolean visible = out.length() > empty;
        if (end) {
            out.put(END_OF_TEXT);
        }
        out.put(end ? REST_SPECIAL : REST);
        return visible;
    }

    private static int id(int index) {
        return FIRST_ID + (int) (index * 7919L % VOCABULARY);
    }

    private void text(WireBuffer out, Generation generation) {
        if (promptInText) {
            out.json(inputs).rewind(out.length() - 1);
        } else {
            out.text("\"");
        }
        generation.text(out, 0, 0, generation.completionTokens());
        out.text("\"");
    }

    private void details(WireBuffer out, Generation generation, boolean stream) {
        if (!details) {
            out.text("null");
            return;
        }
        String reason = generation.finishReason(0) == FinishReason.LENGTH ? "length" : "eos_token";
        out.text("{\"finish_reason\":").json(reason);
        out.text(",\"generated_tokens\":").number(generation.completionTokens()).text(",\"seed\":null");
        if (stream) {
            out.text(",\"input_length\":").number(generation.promptTokens()).text("}");
            return;
        }
        out.text(",\"prefill\":[],\"tokens\":[");
        for (int i = 0; i < generation.completionTokens(); i++) {
            out.text(i == 0 ? "{\"id\":" : ",{\"id\":").number(id(i)).put(TEXT);
            generation.text(out, 0, i, i + 1);
            out.text("\",\"logprob\":-0.2251,\"special\":false}");
        }
        out.text("]}");
    }

    @Override
    public void finish(WireBuffer out, Generation generation) {}

    @Override
    public void fail(WireBuffer out, Generation generation) {
        TgiErrors.nativeBody(out.text("data: "), TgiErrors.BROKEN, "generation");
        out.text("\n\n");
    }

    @Override
    public SimAnswer.Whole whole(Generation generation) {
        WireBuffer out = new WireBuffer().text(root ? "[{\"generated_text\":" : "{\"generated_text\":");
        text(out, generation);
        if (details) {
            details(out.text(",\"details\":"), generation, false);
        }
        out.text(root ? "}]" : "}");
        return TgiHeads.generated(generation, inputs.length(), true, out);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
