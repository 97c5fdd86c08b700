package io.llmharness.adapters.cohere;

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

/** One chat of version 2: blocks of content, thinking first where it was asked for; then the message's end, and a last mark. */
final class CohereEncoder implements SimEncoder {
    private static final TypedEvent MESSAGE_START = new TypedEvent("message-start");
    private static final TypedEvent CONTENT_START = new TypedEvent("content-start");
    private static final TypedEvent CONTENT_DELTA = new TypedEvent("content-delta");
    private static final TypedEvent CONTENT_END = new TypedEvent("content-end");
    private static final TypedEvent CALL_START = new TypedEvent("tool-call-start");
    private static final TypedEvent CALL_DELTA = new TypedEvent("tool-call-delta");
    private static final TypedEvent CALL_END = new TypedEvent("tool-call-end");
    private static final TypedEvent MESSAGE_END = new TypedEvent("message-end");
    private static final byte[] THINKING = utf8(",\"delta\":{\"message\":{\"content\":{\"thinking\":\"");
    private static final byte[] TEXT = utf8(",\"delta\":{\"message\":{\"content\":{\"text\":\"");
    private static final byte[] ARGUMENTS =
            utf8(",\"delta\":{\"message\":{\"tool_calls\":{\"function\":{\"arguments\":\"");
    private static final byte[] DELTA_END = utf8("\"}}}");
    private static final byte[] DONE = utf8("data: [DONE]\n\n");

    private final SimCall request;
    private final AnswerPlan plan;
    private final @Nullable ToolCall call;
    private final String id;
    private final String callId;
    private int block;
    private boolean answering;

    CohereEncoder(AnswerPlan plan, SimCall request, SimHost host) {
        this.request = request;
        this.plan = plan;
        call = plan.call();
        id = FreshId.uuid(host.freshId(), host.freshId());
        callId = FreshId.of("call_", host);
    }

    @Override
    public HeadTime headTime() {
        return HeadTime.SCHEDULED;
    }

    @Override
    public HttpHead streamHead() {
        return CohereHeads.stream(request, CohereHeads.EVENTS);
    }

    @Override
    public void open(WireBuffer out, Generation generation) {
        MESSAGE_START.begin(out).text(",\"id\":").json(id);
        out.text(
                ",\"delta\":{\"message\":{\"role\":\"assistant\",\"content\":[],\"tool_plan\":\"\",\"tool_calls\":[],");
        TypedEvent.end(out.text("\"citations\":[]}}"));
    }

    @Override
    public void start(WireBuffer out, Generation generation) {
        if (generation.reasoningTokens(0) > 0) {
            startContent(out, "thinking");
        } else {
            answer(out);
        }
    }

    @Override
    public boolean tokens(WireBuffer out, Generation generation, int choice, int from, int to) {
        int thoughts = generation.reasoningTokens(choice);
        boolean visible = false;
        if (from < thoughts) {
            visible = delta(out, THINKING, generation, from, Math.min(to, thoughts));
        }
        if (to >= thoughts && !answering) {
            stop(out, CONTENT_END);
            answer(out);
        }
        if (to > thoughts) {
            int first = Math.max(from, thoughts);
            visible |= call == null
                    ? delta(out, TEXT, generation, first, to)
                    : arguments(out, call, generation, first, to);
        }
        return visible;
    }

    @Override
    public void finish(WireBuffer out, Generation generation) {
        stop(out, call == null ? CONTENT_END : CALL_END);
        end(out, generation, "\"finish_reason\":\"" + reason(generation) + "\"");
    }

    @Override
    public void fail(WireBuffer out, Generation generation) {
        end(out, generation, "\"error\":\"" + CohereErrors.IN_STREAM + "\",\"finish_reason\":\"ERROR\"");
    }

    @Override
    public SimAnswer.Whole whole(Generation generation) {
        int thoughts = generation.reasoningTokens(0);
        int tokens = generation.completionTokens();
        WireBuffer out = new WireBuffer().text("{\"id\":").json(id);
        out.text(",\"message\":{\"role\":\"assistant\"");
        if (call != null) {
            called(out.text(",\"tool_calls\":["), call);
            generation.text(call.beginQuoted(out), 0, thoughts, tokens);
            callEnd(out, generation).text("\"}}]");
        }
        out.text(",\"content\":[");
        if (thoughts > 0) {
            generation.text(out.text("{\"type\":\"thinking\",\"thinking\":\""), 0, 0, thoughts);
            out.text(call == null ? "\"}," : "\"}");
        }
        if (call == null) {
            generation.text(out.text("{\"type\":\"text\",\"text\":\""), 0, thoughts, tokens);
            out.text("\"}");
        }
        out.text("]},\"finish_reason\":").json(reason(generation)).text(",\"usage\":");
        SimAnswer.Whole plain =
                CohereHeads.json(request, 200, usage(out, generation).text("}"));
        HttpHead head = CohereHeads.limits(plain.head())
                .with("num_tokens", Integer.toString(generation.promptTokens() + tokens));
        return new SimAnswer.Whole(200, head, plain.body());
    }

    private void answer(WireBuffer out) {
        answering = true;
        if (call == null) {
            startContent(out, "text");
        } else {
            CALL_START.begin(out).text(",\"index\":0,\"delta\":{\"message\":{\"tool_calls\":");
            TypedEvent.end(called(out, call).text("\"}}}}"));
            block = 0; // calls are counted by themselves
        }
    }

    private WireBuffer called(WireBuffer out, ToolCall tool) {
        out.text("{\"id\":")
                .json(callId)
                .text(",\"type\":\"function\",\"function\":{\"name\":")
                .json(tool.name());
        return out.text(",\"arguments\":\"");
    }

    private void startContent(WireBuffer out, String type) {
        CONTENT_START.begin(out).text(",\"index\":").number(block);
        out.text(",\"delta\":{\"message\":{\"content\":{\"type\":")
                .json(type)
                .text(",")
                .json(type);
        TypedEvent.end(out.text(":\"\"}}}"));
    }

    private void stop(WireBuffer out, TypedEvent end) {
        end.begin(out).text(",\"index\":").number(block++);
        TypedEvent.end(out);
    }

    private boolean delta(WireBuffer out, byte[] kind, Generation generation, int from, int to) {
        int before = out.length();
        CONTENT_DELTA.begin(out).text(",\"index\":").number(block).put(kind);
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

    private boolean arguments(WireBuffer out, ToolCall tool, Generation generation, int from, int to) {
        CALL_DELTA.begin(out).text(",\"index\":").number(block).put(ARGUMENTS);
        if (from == generation.reasoningTokens(0)) {
            tool.beginQuoted(out);
        }
        generation.text(out, 0, from, to);
        if (generation.ended()) {
            callEnd(out, generation);
        }
        TypedEvent.end(out.text("\"}}}}"));
        return true;
    }

    private WireBuffer callEnd(WireBuffer out, Generation generation) {
        return plan.ending(generation, 0) == AnswerPlan.Ending.CALL ? ToolCall.endQuoted(out) : out;
    }

    private void end(WireBuffer out, Generation generation, String how) {
        MESSAGE_END
                .begin(out)
                .text(",\"id\":")
                .json(id)
                .text(",\"delta\":{")
                .text(how)
                .text(",\"usage\":");
        TypedEvent.end(usage(out, generation).text("}"));
        out.put(DONE).endChunk();
    }

    private static WireBuffer usage(WireBuffer out, Generation generation) {
        CohereUsage.put(out.text("{"), generation).text(",\"cached_tokens\":");
        return out.number(generation.cachedTokens()).text("}");
    }

    private String reason(Generation generation) {
        return switch (plan.ending(generation, 0)) {
            case STOP -> "COMPLETE";
            case LENGTH -> "MAX_TOKENS";
            case CALL -> "TOOL_CALL";
        };
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
