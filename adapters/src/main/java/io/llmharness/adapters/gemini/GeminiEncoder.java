package io.llmharness.adapters.gemini;

import io.llmharness.adapters.sim.AnswerPlan;
import io.llmharness.adapters.sim.FreshId;
import io.llmharness.adapters.sim.ToolCall;
import io.llmharness.runtime.sim.Generation;
import io.llmharness.runtime.sim.HttpHead;
import io.llmharness.runtime.sim.SimAnswer;
import io.llmharness.runtime.sim.SimCall;
import io.llmharness.runtime.sim.SimEncoder;
import io.llmharness.runtime.sim.SimHost;
import io.llmharness.runtime.sim.WireBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Generated content. Each piece of a stream is a whole response with a further part of the text and the counts so far; a piece is an
 * event that ends in CR LF, or an element of one array. Nothing marks the end but the finish reason. A function is called in one piece.
 */
final class GeminiEncoder implements SimEncoder {
    private static final byte[] DATA = utf8("data: ");
    private static final byte[] DATA_END = utf8("\r\n\r\n");
    private static final byte[] CANDIDATE = utf8("{\"candidates\":[");
    private static final byte[] CONTENT = utf8("{\"content\":{\"parts\":[");
    private static final byte[] TEXT = utf8("{\"text\":\"");
    private static final byte[] TEXT_END = utf8("\"}");
    private static final byte[] THOUGHT_END = utf8("\",\"thought\":true}");
    private static final byte[] CONTENT_END = utf8("],\"role\":\"model\"}");

    private final SimCall request;
    private final AnswerPlan plan;
    private final @Nullable ToolCall call;
    private final boolean thoughts;
    private final boolean events;
    private final byte[] end;
    private final WireBuffer piece = new WireBuffer();
    private boolean begun;

    GeminiEncoder(String model, boolean thoughts, AnswerPlan plan, SimCall request, SimHost host) {
        this.request = request;
        this.plan = plan;
        this.thoughts = thoughts;
        call = plan.call();
        events = GeminiCall.events(request);
        end = new WireBuffer()
                .text(",\"modelVersion\":")
                .json(model)
                .text(",\"responseId\":")
                .json(FreshId.of("", host))
                .text("}")
                .toByteArray();
    }

    @Override
    public HeadTime headTime() {
        return HeadTime.FIRST_TOKEN;
    }

    @Override
    public HttpHead streamHead() {
        return GeminiHeads.stream(request, events);
    }

    @Override
    public void start(WireBuffer out, Generation generation) {}

    @Override
    public boolean tokens(WireBuffer out, Generation generation, int choice, int from, int to) {
        int reasoning = generation.reasoningTokens(choice);
        boolean ended = generation.ended(choice);
        piece.rewind(0).put(CANDIDATE).put(CONTENT);
        int parts = piece.length();
        if (thoughts && from < reasoning) {
            text(parts, generation, choice, from, Math.min(to, reasoning), THOUGHT_END);
        }
        if (call == null && to > reasoning) {
            text(parts, generation, choice, Math.max(from, reasoning), to, TEXT_END);
        } else if (call != null && ended) {
            comma(parts);
            call(piece, call, generation, choice);
        }
        boolean visible = piece.length() > parts;
        if (!visible && !ended) {
            return false;
        }
        if (!visible) {
            piece.put(TEXT).put(TEXT_END);
        }
        piece.put(CONTENT_END);
        if (ended) {
            piece.text(",\"finishReason\":").json(reason(generation, choice));
        }
        piece.text(",\"index\":").number(choice).text("}],");
        usage(piece, generation).put(end);
        send(out, piece);
        return visible;
    }

    @Override
    public void finish(WireBuffer out, Generation generation) {
        close(out);
    }

    @Override
    public void fail(WireBuffer out, Generation generation) {
        piece.rewind(0);
        GeminiErrors.body(piece, 503, "The model is overloaded. Please try again later.");
        send(out, piece);
        close(out);
    }

    @Override
    public SimAnswer.Whole whole(Generation generation) {
        piece.rewind(0).put(CANDIDATE);
        for (int choice = 0; choice < generation.choices(); choice++) {
            piece.text(choice == 0 ? "" : ",").put(CONTENT);
            int parts = piece.length();
            int reasoning = generation.reasoningTokens(choice);
            if (thoughts && reasoning > 0) {
                text(parts, generation, choice, 0, reasoning, THOUGHT_END);
            }
            comma(parts);
            if (call == null) {
                generation.text(piece.put(TEXT), choice, reasoning, generation.completionTokens(choice));
                piece.put(TEXT_END);
            } else {
                call(piece, call, generation, choice);
            }
            piece.put(CONTENT_END).text(",\"finishReason\":").json(reason(generation, choice));
            piece.text(",\"index\":").number(choice).text("}");
        }
        usage(piece.text("],"), generation).put(end);
        return GeminiHeads.generated(request, piece);
    }

    /** One part, unless the tokens have no text; the list of parts begins at {@code parts}. */
    private void text(int parts, Generation generation, int choice, int from, int to, byte[] partEnd) {
        int before = piece.length();
        comma(parts);
        piece.put(TEXT);
        int empty = piece.length();
        generation.text(piece, choice, from, to);
        if (piece.length() > empty) {
            piece.put(partEnd);
        } else {
            piece.rewind(before);
        }
    }

    /** Parts apart. */
    private void comma(int parts) {
        if (piece.length() > parts) {
            piece.put((byte) ',');
        }
    }

    private static void call(WireBuffer out, ToolCall tool, Generation generation, int choice) {
        out.text("{\"functionCall\":{\"name\":").json(tool.name()).text(",\"args\":");
        generation.text(
                tool.begin(out), choice, generation.reasoningTokens(choice), generation.completionTokens(choice));
        ToolCall.end(out).text("}}");
    }

    private void send(WireBuffer out, WireBuffer json) {
        if (events) {
            out.put(DATA).put(json.toByteArray()).put(DATA_END).endChunk();
        } else {
            IndentedJson.put(out.text(begun ? ",\r\n" : "["), json.toByteArray())
                    .endChunk();
        }
        begun = true;
    }

    private void close(WireBuffer out) {
        if (!events) {
            out.text("\n]\n").endChunk();
        }
    }

    /** Counts that are zero are left out, as everywhere in this form of JSON. Thoughts are not among the candidates' tokens. */
    private static WireBuffer usage(WireBuffer out, Generation generation) {
        int prompt = generation.promptTokens();
        int reasoning = generation.reasoningTokens();
        int total = generation.completionTokens();
        out.text("\"usageMetadata\":{\"promptTokenCount\":").number(prompt);
        count(out, "candidatesTokenCount", total - reasoning);
        out.text(",\"totalTokenCount\":").number(prompt + total);
        count(out, "cachedContentTokenCount", generation.cachedTokens());
        out.text(",\"promptTokensDetails\":[{\"modality\":\"TEXT\",\"tokenCount\":")
                .number(prompt)
                .text("}]");
        count(out, "thoughtsTokenCount", reasoning);
        return out.text("}");
    }

    private static void count(WireBuffer out, String name, int tokens) {
        if (tokens > 0) {
            out.text(",\"").text(name).text("\":").number(tokens);
        }
    }

    private String reason(Generation generation, int choice) {
        return plan.ending(generation, choice) == AnswerPlan.Ending.LENGTH ? "MAX_TOKENS" : "STOP";
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
