package io.llmharness.adapters.anthropic;

import io.llmharness.adapters.sim.AnswerPlan;
import io.llmharness.adapters.sim.FreshId;
import io.llmharness.adapters.sim.ToolCall;
import io.llmharness.adapters.sim.TypedEvent;
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
 * One message. Its stream is a row of blocks, thinking first where it was asked for; a ping comes behind the first block's start. Counts
 * of the last event but one are sums and replace those of the first event.
 */
final class AnthropicEncoder implements SimEncoder {
    private static final TypedEvent MESSAGE_START = new TypedEvent("message_start");
    private static final TypedEvent PING = new TypedEvent("ping");
    private static final TypedEvent BLOCK_START = new TypedEvent("content_block_start");
    private static final TypedEvent BLOCK_DELTA = new TypedEvent("content_block_delta");
    private static final TypedEvent BLOCK_STOP = new TypedEvent("content_block_stop");
    private static final TypedEvent MESSAGE_DELTA = new TypedEvent("message_delta");
    private static final TypedEvent MESSAGE_STOP = new TypedEvent("message_stop");
    private static final TypedEvent ERROR = new TypedEvent("error");
    private static final String SIGNATURE = "c2ltdWxhdGVk";
    private static final byte[] THINKING = utf8(",\"delta\":{\"type\":\"thinking_delta\",\"thinking\":\"");
    private static final byte[] TEXT = utf8(",\"delta\":{\"type\":\"text_delta\",\"text\":\"");
    private static final byte[] INPUT = utf8(",\"delta\":{\"type\":\"input_json_delta\",\"partial_json\":\"");
    private static final byte[] DELTA_END = utf8("\"}");

    private final SimCall request;
    private final AnswerPlan plan;
    private final @Nullable ToolCall call;
    private final boolean omitsThoughts;
    private final int cacheBlock;
    private final String requestId = AnthropicHeads.requestId();
    private final String callId;
    private final String envelope;
    private int block;
    private boolean answering;

    AnthropicEncoder(AnthropicPayload payload, AnswerPlan plan, SimCall request, SimHost host) {
        this.request = request;
        this.plan = plan;
        call = plan.call();
        omitsThoughts = payload.omitsThoughts();
        cacheBlock = payload.cachesPrompt() && host.options().prefixCache()
                ? host.options().block()
                : 0;
        callId = FreshId.of("toolu_", host);
        envelope = new WireBuffer()
                .text("\"id\":")
                .json(FreshId.of("msg_", host))
                .text(",\"type\":\"message\",\"role\":\"assistant\",\"model\":")
                .json(payload.model())
                .toString();
    }

    @Override
    public HeadTime headTime() {
        return HeadTime.SCHEDULED;
    }

    @Override
    public HttpHead streamHead() {
        return AnthropicHeads.generated(true, request, requestId);
    }

    @Override
    public void open(WireBuffer out, Generation generation) {
        MESSAGE_START.begin(out).text(",\"message\":{").text(envelope);
        out.text(",\"content\":[],\"stop_reason\":null,\"stop_sequence\":null,");
        usage(out, generation, 1, true).text("}");
        TypedEvent.end(out);
    }

    @Override
    public void start(WireBuffer out, Generation generation) {
        if (thinks(generation)) {
            startBlock(out, "{\"type\":\"thinking\",\"thinking\":\"\",\"signature\":\"\"}");
        } else {
            answer(out);
        }
        PING.begin(out);
        TypedEvent.end(out);
    }

    @Override
    public boolean tokens(WireBuffer out, Generation generation, int choice, int from, int to) {
        int thoughts = generation.reasoningTokens(choice);
        boolean visible = false;
        if (from < thoughts && !omitsThoughts) {
            visible = delta(out, THINKING, generation, from, Math.min(to, thoughts));
        }
        if (to >= thoughts && !answering) {
            beginDelta(out).text(",\"delta\":{\"type\":\"signature_delta\",\"signature\":\"");
            TypedEvent.end(out.text(SIGNATURE).put(DELTA_END));
            stopBlock(out);
            answer(out);
        }
        if (to > thoughts) {
            int first = Math.max(from, thoughts);
            visible |= call == null ? delta(out, TEXT, generation, first, to) : input(out, call, generation, first, to);
        }
        return visible;
    }

    @Override
    public void finish(WireBuffer out, Generation generation) {
        stopBlock(out);
        MESSAGE_DELTA.begin(out).text(",\"delta\":{\"stop_reason\":").json(reason(generation));
        usage(out.text(",\"stop_sequence\":null},"), generation, generation.completionTokens(), false);
        TypedEvent.end(out);
        MESSAGE_STOP.begin(out);
        TypedEvent.end(out);
    }

    @Override
    public void fail(WireBuffer out, Generation generation) {
        AnthropicErrors.members(ERROR.begin(out), "overloaded_error", "Overloaded", requestId);
        TypedEvent.end(out);
    }

    @Override
    public SimAnswer.Whole whole(Generation generation) {
        int thoughts = generation.reasoningTokens(0);
        int tokens = generation.completionTokens();
        WireBuffer out = new WireBuffer().text("{").text(envelope).text(",\"content\":[");
        if (thoughts > 0) {
            out.text("{\"type\":\"thinking\",\"thinking\":\"");
            generation.text(out, 0, 0, omitsThoughts ? 0 : thoughts);
            out.text("\",\"signature\":").json(SIGNATURE).text("},");
        }
        if (call == null) {
            generation.text(out.text("{\"type\":\"text\",\"text\":\""), 0, thoughts, tokens);
            out.text("\"}");
        } else {
            called(out, call).text(",\"input\":");
            generation.text(call.begin(out), 0, thoughts, tokens);
            ToolCall.end(out).text("}");
        }
        out.text("],\"stop_reason\":").json(reason(generation)).text(",\"stop_sequence\":null,");
        usage(out, generation, tokens, true).text("}");
        return new SimAnswer.Whole(200, AnthropicHeads.generated(false, request, requestId), out.toByteArray());
    }

    private static boolean thinks(Generation generation) {
        return generation.reasoningTokens(0) > 0;
    }

    private void answer(WireBuffer out) {
        answering = true;
        if (call == null) {
            startBlock(out, "{\"type\":\"text\",\"text\":\"\"}");
        } else {
            startBlock(
                    out, called(new WireBuffer(), call).text(",\"input\":{}}").toString());
        }
    }

    private WireBuffer called(WireBuffer out, ToolCall tool) {
        return out.text("{\"type\":\"tool_use\",\"id\":")
                .json(callId)
                .text(",\"name\":")
                .json(tool.name());
    }

    private void startBlock(WireBuffer out, String content) {
        BLOCK_START.begin(out).text(",\"index\":").number(block).text(",\"content_block\":");
        TypedEvent.end(out.text(content));
    }

    private void stopBlock(WireBuffer out) {
        BLOCK_STOP.begin(out).text(",\"index\":").number(block++);
        TypedEvent.end(out);
    }

    private WireBuffer beginDelta(WireBuffer out) {
        return BLOCK_DELTA.begin(out).text(",\"index\":").number(block);
    }

    private boolean delta(WireBuffer out, byte[] kind, Generation generation, int from, int to) {
        int before = out.length();
        beginDelta(out).put(kind);
        int empty = out.length();
        generation.text(out, 0, from, to);
        boolean visible = out.length() > empty;
        if (visible) {
            TypedEvent.end(out.put(DELTA_END));
        } else {
            out.rewind(before);
        }
        return visible;
    }

    private boolean input(WireBuffer out, ToolCall tool, Generation generation, int from, int to) {
        beginDelta(out).put(INPUT);
        if (from == generation.reasoningTokens(0)) {
            tool.beginQuoted(out);
        }
        generation.text(out, 0, from, to);
        if (generation.ended() && plan.ending(generation, 0) == AnswerPlan.Ending.CALL) {
            ToolCall.endQuoted(out);
        }
        TypedEvent.end(out.put(DELTA_END));
        return true;
    }

    /** What was read from the cache, and what was written to it, is not among the input tokens. */
    private WireBuffer usage(WireBuffer out, Generation generation, int output, boolean full) {
        int read = generation.cachedTokens();
        int fresh = generation.promptTokens() - read;
        int written = cacheBlock == 0 ? 0 : fresh / cacheBlock * cacheBlock;
        out.text("\"usage\":{\"input_tokens\":").number(fresh - written);
        out.text(",\"cache_creation_input_tokens\":").number(written);
        out.text(",\"cache_read_input_tokens\":").number(read);
        if (full) {
            out.text(",\"cache_creation\":{\"ephemeral_5m_input_tokens\":").number(written);
            out.text(",\"ephemeral_1h_input_tokens\":0},\"service_tier\":\"standard\"");
        }
        out.text(",\"output_tokens\":").number(output);
        if (thinks(generation)) {
            out.text(",\"output_tokens_details\":{\"thinking_tokens\":");
            out.number(generation.reasoningTokens()).text("}");
        }
        return out.text("}");
    }

    private String reason(Generation generation) {
        return switch (plan.ending(generation, 0)) {
            case STOP -> "end_turn";
            case LENGTH -> "max_tokens";
            case CALL -> "tool_use";
        };
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
