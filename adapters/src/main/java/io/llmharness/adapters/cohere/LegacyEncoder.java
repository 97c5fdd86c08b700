package io.llmharness.adapters.cohere;

import io.llmharness.adapters.sim.AnswerPlan;
import io.llmharness.adapters.sim.FreshId;
import io.llmharness.runtime.sim.Generation;
import io.llmharness.runtime.sim.HttpHead;
import io.llmharness.runtime.sim.SimAnswer;
import io.llmharness.runtime.sim.SimCall;
import io.llmharness.runtime.sim.SimEncoder;
import io.llmharness.runtime.sim.SimHost;
import io.llmharness.runtime.sim.WireBuffer;
import java.util.Locale;

/** One chat of version 1: a JSON object a line, or an event each where the client takes those. */
final class LegacyEncoder implements SimEncoder {
    private final SimCall request;
    private final AnswerPlan plan;
    private final boolean events;
    private final String message;
    private final String id;
    private final String generationId;

    LegacyEncoder(CoherePayload payload, AnswerPlan plan, SimCall request, SimHost host) {
        this.request = request;
        this.plan = plan;
        message = payload.message();
        events = request.header("accept").orElse("").toLowerCase(Locale.ROOT).contains(CohereHeads.EVENTS);
        id = FreshId.uuid(host.freshId(), host.freshId());
        generationId = FreshId.uuid(host.freshId(), host.freshId());
    }

    @Override
    public HeadTime headTime() {
        return HeadTime.SCHEDULED;
    }

    @Override
    public HttpHead streamHead() {
        return CohereHeads.stream(request, events ? CohereHeads.EVENTS : CohereHeads.LINES);
    }

    @Override
    public void open(WireBuffer out, Generation generation) {
        begin(out, "stream-start", false).text(",\"generation_id\":").json(generationId);
        end(out);
    }

    @Override
    public void start(WireBuffer out, Generation generation) {}

    @Override
    public boolean tokens(WireBuffer out, Generation generation, int choice, int from, int to) {
        int before = out.length();
        begin(out, "text-generation", false).text(",\"text\":\"");
        int empty = out.length();
        generation.text(out, choice, from, to);
        boolean visible = out.length() > empty;
        if (visible) {
            end(out.text("\""));
        } else {
            out.rewind(before);
        }
        return visible;
    }

    @Override
    public void finish(WireBuffer out, Generation generation) {
        last(out, generation, reason(generation));
    }

    @Override
    public void fail(WireBuffer out, Generation generation) {
        last(out, generation, "ERROR");
    }

    @Override
    public SimAnswer.Whole whole(Generation generation) {
        WireBuffer out = new WireBuffer();
        response(out, generation, reason(generation));
        SimAnswer.Whole plain = CohereHeads.json(request, 200, out);
        return new SimAnswer.Whole(200, CohereHeads.limits(plain.head()), plain.body());
    }

    private void last(WireBuffer out, Generation generation, String reason) {
        begin(out, "stream-end", true).text(",\"finish_reason\":").json(reason).text(",\"response\":");
        response(out, generation, reason);
        end(out);
    }

    private void response(WireBuffer out, Generation generation, String reason) {
        WireBuffer text = new WireBuffer();
        generation.text(text, 0, 0, generation.completionTokens());
        out.text("{\"response_id\":").json(id).text(",\"generation_id\":").json(generationId);
        out.text(",\"text\":").json(text.toString());
        out.text(",\"chat_history\":[{\"role\":\"USER\",\"message\":").json(message);
        out.text("},{\"role\":\"CHATBOT\",\"message\":").json(text.toString());
        out.text("}],\"finish_reason\":").json(reason);
        out.text(",\"meta\":{\"api_version\":{\"version\":\"1\"},");
        CohereUsage.put(out, generation).text("}}");
    }

    private WireBuffer begin(WireBuffer out, String type, boolean finished) {
        out.text(events ? "event: " + type + "\ndata: " : "");
        return out.text("{\"is_finished\":")
                .text(Boolean.toString(finished))
                .text(",\"event_type\":")
                .json(type);
    }

    private void end(WireBuffer out) {
        out.text(events ? "}\n\n" : "}\n").endChunk();
    }

    private String reason(Generation generation) {
        return plan.ending(generation, 0) == AnswerPlan.Ending.LENGTH ? "MAX_TOKENS" : "COMPLETE";
    }
}
