package io.llmharness.adapters.openai.sim;

import io.llmharness.adapters.sim.AnswerPlan.Ending;
import io.llmharness.adapters.sim.FreshId;
import io.llmharness.adapters.sim.ToolCall;
import io.llmharness.runtime.sim.Generation;
import io.llmharness.runtime.sim.SimHost;
import io.llmharness.runtime.sim.WireBuffer;
import org.jspecify.annotations.Nullable;

/** The items of a response's output: reasoning, then a message or the call of a function. */
final class ResponseItems {
    private final String reasoningId;
    private final String answerId;
    private final String callId;
    private final boolean summary;
    private final @Nullable ToolCall call;

    ResponseItems(ResponsesPayload payload, @Nullable ToolCall call, SimHost host) {
        this.call = call;
        summary = payload.summary();
        reasoningId = FreshId.of("rs_", host);
        answerId = FreshId.of(call == null ? "msg_" : "fc_", host);
        callId = FreshId.of("call_", host);
    }

    String reasoningId() {
        return reasoningId;
    }

    String answerId() {
        return answerId;
    }

    /** Whether the answer's item is not the first one. */
    static boolean reasons(Generation generation) {
        return generation.reasoningTokens(0) > 0;
    }

    void reasoning(WireBuffer out, Generation generation, boolean done) {
        out.text("{\"id\":").json(reasoningId).text(",\"type\":\"reasoning\",\"summary\":[");
        if (done && summary) {
            summaryPart(out, generation);
        }
        out.text("],\"status\":").json(done ? "completed" : "in_progress").text("}");
    }

    void summaryPart(WireBuffer out, Generation generation) {
        summaryText(out.text("{\"type\":\"summary_text\",\"text\":"), generation)
                .text("}");
    }

    WireBuffer summaryText(WireBuffer out, Generation generation) {
        generation.text(out.text("\""), 0, 0, generation.reasoningTokens(0));
        return out.text("\"");
    }

    /** The message or call as it is before anything of it was said. */
    void begun(WireBuffer out) {
        if (call == null) {
            message(out, "in_progress").text("]}");
        } else {
            call(out, call).text("\",\"status\":\"in_progress\"}");
        }
    }

    /** The whole message or call. */
    void ended(WireBuffer out, Generation generation, Ending ending) {
        String status = ending == Ending.LENGTH ? "incomplete" : "completed";
        if (call == null) {
            part(message(out, status), generation).text("]}");
        } else {
            arguments(call(out, call), generation, ending)
                    .text("\",\"status\":")
                    .json(status)
                    .text("}");
        }
    }

    /** The message's only part, whole. */
    WireBuffer part(WireBuffer out, Generation generation) {
        text(out.text("{\"type\":\"output_text\",\"annotations\":[],\"logprobs\":[],\"text\":"), generation);
        return out.text("}");
    }

    /** The text of the answer, without its reasoning, as JSON. */
    WireBuffer text(WireBuffer out, Generation generation) {
        generation.text(out.text("\""), 0, generation.reasoningTokens(0), generation.completionTokens());
        return out.text("\"");
    }

    /** The arguments of the call, whole or as far as they came, as the content of a JSON string. */
    WireBuffer arguments(WireBuffer out, Generation generation, Ending ending) {
        if (call != null) {
            generation.text(call.beginQuoted(out), 0, generation.reasoningTokens(0), generation.completionTokens());
            if (ending == Ending.CALL) {
                ToolCall.endQuoted(out);
            }
        }
        return out;
    }

    private WireBuffer message(WireBuffer out, String status) {
        out.text("{\"id\":")
                .json(answerId)
                .text(",\"type\":\"message\",\"status\":")
                .json(status);
        return out.text(",\"role\":\"assistant\",\"content\":[");
    }

    private WireBuffer call(WireBuffer out, ToolCall tool) {
        out.text("{\"id\":")
                .json(answerId)
                .text(",\"type\":\"function_call\",\"call_id\":")
                .json(callId);
        return out.text(",\"name\":").json(tool.name()).text(",\"arguments\":\"");
    }
}
