package io.llmharness.adapters.openai.sim;

import io.llmharness.adapters.sim.AnswerPlan;
import io.llmharness.adapters.sim.ToolCall;
import io.llmharness.adapters.sim.TypedEvent;
import io.llmharness.runtime.sim.Generation;
import io.llmharness.runtime.sim.HttpHead;
import io.llmharness.runtime.sim.SimAnswer;
import io.llmharness.runtime.sim.SimCall;
import io.llmharness.runtime.sim.SimEncoder;
import io.llmharness.runtime.sim.SimHost;
import io.llmharness.runtime.sim.WireBuffer;
import org.jspecify.annotations.Nullable;

/**
 * One answer of the Responses API. Its events are numbered from 0 without a gap; reasoning is an item of its own in front, with its
 * text only where a summary was asked for.
 */
final class ResponsesEncoder implements SimEncoder {
    private static final TypedEvent CREATED = new TypedEvent("response.created");
    private static final TypedEvent IN_PROGRESS = new TypedEvent("response.in_progress");
    private static final TypedEvent ITEM_ADDED = new TypedEvent("response.output_item.added");
    private static final TypedEvent ITEM_DONE = new TypedEvent("response.output_item.done");
    private static final TypedEvent SUMMARY_ADDED = new TypedEvent("response.reasoning_summary_part.added");
    private static final TypedEvent SUMMARY_DELTA = new TypedEvent("response.reasoning_summary_text.delta");
    private static final TypedEvent SUMMARY_TEXT_DONE = new TypedEvent("response.reasoning_summary_text.done");
    private static final TypedEvent SUMMARY_DONE = new TypedEvent("response.reasoning_summary_part.done");
    private static final TypedEvent PART_ADDED = new TypedEvent("response.content_part.added");
    private static final TypedEvent TEXT_DELTA = new TypedEvent("response.output_text.delta");
    private static final TypedEvent TEXT_DONE = new TypedEvent("response.output_text.done");
    private static final TypedEvent PART_DONE = new TypedEvent("response.content_part.done");
    private static final TypedEvent CALL_DELTA = new TypedEvent("response.function_call_arguments.delta");
    private static final TypedEvent CALL_DONE = new TypedEvent("response.function_call_arguments.done");
    private static final TypedEvent COMPLETED = new TypedEvent("response.completed");
    private static final TypedEvent INCOMPLETE = new TypedEvent("response.incomplete");
    private static final TypedEvent FAILED = new TypedEvent("response.failed");
    private static final TypedEvent ERROR = new TypedEvent("error");
    private static final String EMPTY_PART =
            ",\"part\":{\"type\":\"output_text\",\"annotations\":[],\"logprobs\":[],\"text\":\"\"}";
    private static final String PADDING = "0123456789abcdef";

    private final Provider provider;
    private final SimCall request;
    private final AnswerPlan plan;
    private final @Nullable ToolCall call;
    private final ResponseItems items;
    private final ResponseObject response;
    private final boolean summary;
    private final boolean obfuscates;
    private final String reasoningPlace;
    private String answerPlace = "";
    private int sequence;
    private boolean answering;

    ResponsesEncoder(ResponsesPayload payload, AnswerPlan plan, SimCall request, SimHost host, Provider provider) {
        this.provider = provider;
        this.request = request;
        this.plan = plan;
        call = plan.call();
        items = new ResponseItems(payload, call, host);
        response = new ResponseObject(payload, items, host, provider.filtersContent());
        summary = payload.summary();
        obfuscates = payload.obfuscates();
        reasoningPlace = ",\"item_id\":\"" + items.reasoningId() + "\",\"output_index\":0,\"summary_index\":0";
    }

    @Override
    public HeadTime headTime() {
        return HeadTime.SCHEDULED;
    }

    @Override
    public HttpHead streamHead() {
        return provider.head(request, true);
    }

    @Override
    public void open(WireBuffer out, Generation generation) {
        response.inProgress(begin(CREATED, out).text(",\"response\":"));
        TypedEvent.end(out);
        response.inProgress(begin(IN_PROGRESS, out).text(",\"response\":"));
        TypedEvent.end(out);
    }

    @Override
    public void start(WireBuffer out, Generation generation) {
        if (!ResponseItems.reasons(generation)) {
            answer(out, generation);
            return;
        }
        items.reasoning(begin(ITEM_ADDED, out).text(",\"output_index\":0,\"item\":"), generation, false);
        TypedEvent.end(out);
        if (summary) {
            begin(SUMMARY_ADDED, out).text(reasoningPlace).text(",\"part\":{\"type\":\"summary_text\",\"text\":\"\"}");
            TypedEvent.end(out);
        }
    }

    @Override
    public boolean tokens(WireBuffer out, Generation generation, int choice, int from, int to) {
        int reasoning = generation.reasoningTokens(choice);
        boolean visible = false;
        if (from < reasoning && summary) {
            visible = delta(SUMMARY_DELTA, reasoningPlace, "", out, generation, from, Math.min(to, reasoning));
        }
        if (to >= reasoning && !answering) {
            reasoned(out, generation);
            answer(out, generation);
        }
        if (to > reasoning) {
            visible |= said(out, generation, Math.max(from, reasoning), to);
        }
        if (generation.ended(choice)) {
            answered(out, generation);
        }
        return visible;
    }

    @Override
    public void finish(WireBuffer out, Generation generation) {
        AnswerPlan.Ending ending = plan.ending(generation, 0);
        TypedEvent last = ending == AnswerPlan.Ending.LENGTH ? INCOMPLETE : COMPLETED;
        response.ended(begin(last, out).text(",\"response\":"), generation, ending);
        TypedEvent.end(out);
    }

    @Override
    public void fail(WireBuffer out, Generation generation) {
        begin(ERROR, out).text(",\"code\":\"server_error\",\"message\":").json(ApiError.IN_STREAM.message());
        TypedEvent.end(out.text(",\"param\":null"));
        response.failed(begin(FAILED, out).text(",\"response\":"));
        TypedEvent.end(out);
    }

    @Override
    public SimAnswer.Whole whole(Generation generation) {
        WireBuffer out = new WireBuffer();
        response.ended(out, generation, plan.ending(generation, 0));
        return new SimAnswer.Whole(200, provider.head(request, false), out.toByteArray());
    }

    private void reasoned(WireBuffer out, Generation generation) {
        if (summary) {
            items.summaryText(begin(SUMMARY_TEXT_DONE, out).text(reasoningPlace).text(",\"text\":"), generation);
            TypedEvent.end(out);
            items.summaryPart(begin(SUMMARY_DONE, out).text(reasoningPlace).text(",\"part\":"), generation);
            TypedEvent.end(out);
        }
        items.reasoning(begin(ITEM_DONE, out).text(",\"output_index\":0,\"item\":"), generation, true);
        TypedEvent.end(out);
    }

    private void answer(WireBuffer out, Generation generation) {
        answering = true;
        answerPlace = ",\"item_id\":\"" + items.answerId() + "\",\"output_index\":" + index(generation)
                + (call == null ? ",\"content_index\":0" : "");
        begin(ITEM_ADDED, out)
                .text(",\"output_index\":")
                .number(index(generation))
                .text(",\"item\":");
        items.begun(out);
        TypedEvent.end(out);
        if (call == null) {
            begin(PART_ADDED, out).text(answerPlace).text(EMPTY_PART);
            TypedEvent.end(out);
        }
    }

    private boolean said(WireBuffer out, Generation generation, int from, int to) {
        if (call == null) {
            return delta(TEXT_DELTA, answerPlace, ",\"logprobs\":[]", out, generation, from, to);
        }
        begin(CALL_DELTA, out).text(answerPlace).text(",\"delta\":\"");
        if (from == generation.reasoningTokens(0)) {
            call.beginQuoted(out);
        }
        generation.text(out, 0, from, to);
        if (generation.ended(0) && plan.ending(generation, 0) == AnswerPlan.Ending.CALL) {
            ToolCall.endQuoted(out);
        }
        TypedEvent.end(out.text("\""));
        return true;
    }

    private boolean delta(
            TypedEvent kind, String place, String more, WireBuffer out, Generation generation, int from, int to) {
        int before = out.length();
        begin(kind, out).text(place).text(",\"delta\":\"");
        int empty = out.length();
        generation.text(out, 0, from, to);
        int text = out.length() - empty;
        if (text == 0) {
            out.rewind(before);
            sequence--;
            return false;
        }
        out.text("\"").text(more);
        if (obfuscates) { // a piece of text and its padding are 16 bytes, or 32, and so on
            out.text(",\"obfuscation\":\"")
                    .text(PADDING.substring(text % PADDING.length()))
                    .text("\"");
        }
        TypedEvent.end(out);
        return true;
    }

    private void answered(WireBuffer out, Generation generation) {
        AnswerPlan.Ending ending = plan.ending(generation, 0);
        if (call == null) {
            items.text(begin(TEXT_DONE, out).text(answerPlace).text(",\"text\":"), generation);
            TypedEvent.end(out.text(",\"logprobs\":[]"));
            items.part(begin(PART_DONE, out).text(answerPlace).text(",\"part\":"), generation);
            TypedEvent.end(out);
        } else {
            begin(CALL_DONE, out).text(answerPlace).text(",\"name\":").json(call.name());
            items.arguments(out.text(",\"arguments\":\""), generation, ending);
            TypedEvent.end(out.text("\""));
        }
        begin(ITEM_DONE, out)
                .text(",\"output_index\":")
                .number(index(generation))
                .text(",\"item\":");
        items.ended(out, generation, ending);
        TypedEvent.end(out);
    }

    private static int index(Generation generation) {
        return ResponseItems.reasons(generation) ? 1 : 0;
    }

    private WireBuffer begin(TypedEvent event, WireBuffer out) {
        return event.begin(out).text(",\"sequence_number\":").number(sequence++);
    }
}
