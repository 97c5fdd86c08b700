package io.llmharness.adapters.openai.sim;

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
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** One chat or text completion in OpenAI's form. */
final class CompletionEncoder implements SimEncoder {
    private static final byte[] CHAT_TEXT = utf8(",\"delta\":{\"content\":\"");
    private static final byte[] REASONING_TEXT = utf8(",\"delta\":{\"reasoning_content\":\"");
    private static final byte[] CALL_TEXT =
            utf8(",\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"");
    private static final byte[] TEXT_TEXT = utf8("\"text\":\"");
    private static final byte[] DONE = utf8("data: [DONE]\n\n");
    private static final byte[] END = utf8("}\n\n");
    private static final byte[] USAGE_NULL_END = utf8(",\"usage\":null}\n\n");

    private final Provider provider;
    private final AnswerPlan plan;
    private final @Nullable ToolCall call;
    private final SimCall request;
    private final boolean chat;
    private final boolean usage;
    private final boolean logprobs;
    private final boolean reasoningText;
    private final String callId;
    private final String envelope;
    private final byte[] head;
    private final byte[] end;
    private final byte[] textEnd;
    private final byte[] callEnd;
    private final BitSet calling = new BitSet();

    CompletionEncoder(SimPayload payload, AnswerPlan plan, SimCall request, SimHost host, Provider provider) {
        this.provider = provider;
        this.plan = plan;
        this.request = request;
        call = plan.call();
        chat = payload.chat();
        usage = payload.includeUsage();
        logprobs = payload.logprobs() && call == null;
        reasoningText = host.options().reasoningText();
        callId = call == null ? "" : FreshId.of("call_", host);
        String id = FreshId.of(chat ? "chatcmpl-" : "cmpl-", host);
        String object = chat ? (payload.stream() ? "chat.completion.chunk" : "chat.completion") : "text_completion";
        WireBuffer out =
                new WireBuffer().text("{\"id\":").json(id).text(",\"object\":").json(object);
        out.text(",\"created\":")
                .number(System.currentTimeMillis() / 1000)
                .text(",\"model\":")
                .json(payload.model());
        out.text(",\"service_tier\":\"default\",\"system_fingerprint\":\"fp_sim\"");
        envelope = out.toString();
        head = utf8("data: " + envelope + ",\"choices\":[{" + (chat ? "\"index\":" : ""));
        end = usage ? USAGE_NULL_END : END;
        String ended = new String(end, StandardCharsets.UTF_8);
        String open = "\"logprobs\":null,\"finish_reason\":null";
        textEnd = utf8("\"}," + open + verdict() + "}]" + ended);
        callEnd = utf8("\"}}]}," + open + "}]" + ended);
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
        if (provider.filtersContent()) {
            out.text(ContentFilter.OPENING);
        }
    }

    @Override
    public void start(WireBuffer out, Generation generation) {
        String content = call == null ? "\"\"" : "null";
        for (int choice = 0; chat && choice < generation.choices(); choice++) {
            out.put(head).number(choice).text(",\"delta\":{\"role\":\"assistant\",\"content\":");
            out.text(content).text(",\"refusal\":null},\"logprobs\":null,\"finish_reason\":null}]");
            out.put(end).endChunk();
        }
    }

    @Override
    public boolean tokens(WireBuffer out, Generation generation, int choice, int from, int to) {
        int reasoning = generation.reasoningTokens(choice);
        boolean visible = false;
        if (from < reasoning && reasoningText) {
            visible = delta(out, generation, choice, REASONING_TEXT, from, Math.min(to, reasoning));
        }
        if (to > reasoning) {
            int first = Math.max(from, reasoning);
            if (call != null) {
                calls(out, generation, choice, first, to);
                visible = true;
            } else if (chat) {
                visible |= delta(out, generation, choice, CHAT_TEXT, first, to);
            } else {
                visible = text(out, generation, choice, from, to);
            }
        }
        if (generation.ended(choice)) {
            end(out, generation, choice);
        }
        return visible;
    }

    @Override
    public void finish(WireBuffer out, Generation generation) {
        if (usage) {
            out.text("data: ").text(envelope).text(",\"choices\":[],");
            CompletionUsage.ofCompletion(out, generation).put(END).endChunk();
        }
        out.put(DONE);
    }

    @Override
    public void fail(WireBuffer out, Generation generation) {
        out.text("data: ");
        ApiError.IN_STREAM.write(out);
        out.text("\n\n");
    }

    @Override
    public SimAnswer.Whole whole(Generation generation) {
        WireBuffer out = new WireBuffer().text(envelope).text(",\"choices\":[");
        for (int choice = 0; choice < generation.choices(); choice++) {
            out.text(choice == 0 ? "{" : ",{");
            int tokens = generation.completionTokens(choice);
            if (chat) {
                message(out.text("\"index\":").number(choice), generation, choice, tokens);
            } else {
                generation.text(out.put(TEXT_TEXT), choice, 0, tokens);
                out.text("\",\"index\":").number(choice).text(",\"logprobs\":null");
            }
            out.text(verdict()).text(",\"finish_reason\":");
            out.json(reason(generation, choice)).text("}");
        }
        out.text(provider.filtersContent() ? "]," + ContentFilter.PROMPT + "," : "],");
        CompletionUsage.ofCompletion(out, generation).text("}");
        return new SimAnswer.Whole(200, provider.head(request, false), out.toByteArray());
    }

    private boolean delta(WireBuffer out, Generation generation, int choice, byte[] kind, int from, int to) {
        int before = out.length();
        out.put(head).number(choice).put(kind);
        int empty = out.length();
        generation.text(out, choice, from, to);
        boolean visible = out.length() > empty;
        if (!visible) {
            out.rewind(before);
        } else if (logprobs && kind == CHAT_TEXT) {
            Logprobs.write(out.text("\"},\"logprobs\":"), generation, choice, from, to);
            out.text(",\"finish_reason\":null")
                    .text(verdict())
                    .text("}]")
                    .put(end)
                    .endChunk();
        } else {
            out.put(textEnd).endChunk();
        }
        return visible;
    }

    private boolean text(WireBuffer out, Generation generation, int choice, int from, int to) {
        int before = out.length();
        out.put(head).put(TEXT_TEXT);
        int empty = out.length();
        generation.text(out, choice, from, to);
        boolean visible = out.length() > empty;
        if (visible) {
            out.text("\",\"index\":").number(choice).text(",\"logprobs\":null,\"finish_reason\":null}]");
            out.put(end).endChunk();
        } else {
            out.rewind(before);
        }
        return visible;
    }

    /** The part of the call's arguments that these tokens say; in front of the first one its name. */
    private void calls(WireBuffer out, Generation generation, int choice, int from, int to) {
        ToolCall tool = plan.call();
        boolean first = !calling.get(choice);
        if (tool == null) {
            return;
        }
        if (first) {
            calling.set(choice);
            out.put(head).number(choice).text(",\"delta\":{\"tool_calls\":[{\"index\":0,\"id\":");
            out.json(callId)
                    .text(",\"type\":\"function\",\"function\":{\"name\":")
                    .json(tool.name());
            out.text(",\"arguments\":\"").put(callEnd).endChunk();
        }
        out.put(head).number(choice).put(CALL_TEXT);
        arguments(out, tool, generation, choice, from, to, first);
        out.put(callEnd).endChunk();
    }

    private void arguments(
            WireBuffer out, ToolCall tool, Generation generation, int choice, int from, int to, boolean first) {
        if (first) {
            tool.beginQuoted(out);
        }
        generation.text(out, choice, from, to);
        if (generation.ended(choice) && plan.ending(generation, choice) == AnswerPlan.Ending.CALL) {
            ToolCall.endQuoted(out);
        }
    }

    private void message(WireBuffer out, Generation generation, int choice, int tokens) {
        int reasoning = generation.reasoningTokens(choice);
        out.text(",\"message\":{\"role\":\"assistant\",\"content\":");
        if (call == null) {
            generation.text(out.text("\""), choice, reasoning, tokens);
            out.text("\"");
        } else {
            out.text("null,\"tool_calls\":[{\"id\":")
                    .json(callId)
                    .text(",\"type\":\"function\",\"function\":{\"name\":");
            out.json(call.name()).text(",\"arguments\":\"");
            arguments(out, call, generation, choice, reasoning, tokens, true);
            out.text("\"}}]");
        }
        if (reasoning > 0 && reasoningText) {
            generation.text(out.text(",\"reasoning_content\":\""), choice, 0, reasoning);
            out.text("\"");
        }
        out.text(",\"refusal\":null,\"annotations\":[]},\"logprobs\":");
        if (logprobs) {
            Logprobs.write(out, generation, choice, reasoning, tokens);
        } else {
            out.text("null");
        }
    }

    private void end(WireBuffer out, Generation generation, int choice) {
        out.put(head);
        if (chat) {
            out.number(choice).text(",\"delta\":{}");
        } else {
            out.text("\"text\":\"\",\"index\":").number(choice);
        }
        out.text(",\"logprobs\":null,\"finish_reason\":")
                .json(reason(generation, choice))
                .text("}]")
                .put(end)
                .endChunk();
    }

    private String reason(Generation generation, int choice) {
        return switch (plan.ending(generation, choice)) {
            case STOP -> "stop";
            case LENGTH -> "length";
            case CALL -> "tool_calls";
        };
    }

    private String verdict() {
        return provider.filtersContent() ? ",\"content_filter_results\":" + ContentFilter.RESULTS : "";
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
