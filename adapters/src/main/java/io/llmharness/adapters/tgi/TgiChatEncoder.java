package io.llmharness.adapters.tgi;

import io.llmharness.adapters.openai.sim.SimPayload;
import io.llmharness.runtime.sim.FinishReason;
import io.llmharness.runtime.sim.Generation;
import io.llmharness.runtime.sim.HttpHead;
import io.llmharness.runtime.sim.SimAnswer;
import io.llmharness.runtime.sim.SimCall;
import io.llmharness.runtime.sim.SimEncoder;
import io.llmharness.runtime.sim.WireBuffer;
import java.nio.charset.StandardCharsets;

/**
 * One answer of {@code /v1} in TGI's form: a role in every chunk, a chunk for each token, the finish reason on the last; in completions
 * an empty reason until then, and usage beside it for each prompt.
 */
final class TgiChatEncoder implements SimEncoder {
    private static final String FINGERPRINT = ",\"system_fingerprint\":\"" + TgiDialect.VERSION + "-native\"";
    private static final byte[] CHAT_TEXT = utf8(",\"delta\":{\"role\":\"assistant\",\"content\":\"");
    private static final byte[] CHAT_END = utf8("\"},\"logprobs\":null,\"finish_reason\":null}],\"usage\":null}\n\n");
    private static final byte[] TEXT_TEXT = utf8(",\"text\":\"");
    private static final byte[] DONE = utf8("data: [DONE]\n\n");

    private final boolean chat;
    private final boolean usage;
    private final int inputCharacters;
    private final String created;
    private final String named;
    private final byte[] head;
    private final byte[] textEnd;
    private final int[] sent;

    TgiChatEncoder(SimPayload payload, SimCall call, String base) {
        chat = payload.chat();
        usage = payload.includeUsage();
        inputCharacters = call.bodyLength();
        sent = new int[Math.max(1, payload.prompts().size())];
        String object = chat ? (payload.stream() ? "chat.completion.chunk" : "chat.completion") : "text_completion";
        created = new WireBuffer()
                .text("{\"object\":")
                .json(object)
                .text(",\"id\":\"\",\"created\":")
                .number(System.currentTimeMillis() / 1000)
                .toString();
        String model = payload.model().equals("tgi") ? base : payload.model();
        named = new WireBuffer()
                .text(",\"model\":")
                .json(model)
                .text(FINGERPRINT)
                .toString();
        head = utf8("data: " + created + (chat ? named : "") + ",\"choices\":[{\"index\":");
        textEnd = utf8("\",\"logprobs\":null,\"finish_reason\":\"\"}]" + named + "}\n\n");
    }

    @Override
    public HeadTime headTime() {
        return HeadTime.ACCEPTED;
    }

    @Override
    public HttpHead streamHead() {
        return TgiHeads.stream(inputCharacters);
    }

    @Override
    public void start(WireBuffer out, Generation generation) {}

    @Override
    public boolean tokens(WireBuffer out, Generation generation, int choice, int from, int to) {
        boolean visible = false;
        for (; sent[choice] < to; sent[choice]++) {
            boolean last = generation.ended(choice) && sent[choice] == to - 1;
            visible |= token(out, generation, choice, sent[choice], last);
            out.endChunk();
        }
        return visible;
    }

    private boolean token(WireBuffer out, Generation generation, int choice, int index, boolean last) {
        if (last && !chat) {
            out.text("data: ").text(created).text(named).text(",\"choices\":[{\"index\":");
        } else {
            out.put(head);
        }
        out.number(choice).put(chat ? CHAT_TEXT : TEXT_TEXT);
        int empty = out.length();
        generation.text(out, choice, index, index + 1);
        boolean visible = out.length() > empty;
        if (!last) {
            out.put(chat ? CHAT_END : textEnd);
            return visible;
        }
        out.text(chat ? "\"},\"logprobs\":null,\"finish_reason\":" : "\",\"logprobs\":null,\"finish_reason\":");
        out.json(reason(generation, choice)).text("}]");
        if (chat) {
            out.text(",\"usage\":null}\n\n");
        } else {
            int prompt = generation.request().prompts().get(choice).tokens();
            usage(out, prompt, generation.completionTokens(choice)).text("}\n\n");
        }
        return visible;
    }

    @Override
    public void finish(WireBuffer out, Generation generation) {
        if (chat && usage) {
            out.text("data: ").text(created).text(named).text(",\"choices\":[]");
            usage(out, generation.promptTokens(), generation.completionTokens())
                    .text("}\n\n")
                    .endChunk();
        }
        out.put(DONE);
    }

    @Override
    public void fail(WireBuffer out, Generation generation) {
        TgiErrors.eventBody(out.text("data: "), TgiErrors.BROKEN);
        out.text("\n\n").endChunk().put(DONE);
    }

    @Override
    public SimAnswer.Whole whole(Generation generation) {
        WireBuffer out = new WireBuffer().text(created).text(named).text(",\"choices\":[");
        for (int choice = 0; choice < generation.choices(); choice++) {
            out.text(choice == 0 ? "{\"index\":" : ",{\"index\":").number(choice);
            out.text(chat ? ",\"message\":{\"role\":\"assistant\",\"content\":\"" : ",\"text\":\"");
            generation.text(out, choice, 0, generation.completionTokens(choice));
            out.text(chat ? "\"},\"logprobs\":null,\"finish_reason\":" : "\",\"logprobs\":null,\"finish_reason\":");
            out.json(reason(generation, choice)).text("}");
        }
        usage(out.text("]"), generation.promptTokens(), generation.completionTokens())
                .text("}");
        return TgiHeads.generated(generation, inputCharacters, chat, out);
    }

    private static WireBuffer usage(WireBuffer out, int prompt, int completion) {
        out.text(",\"usage\":{\"prompt_tokens\":").number(prompt);
        out.text(",\"completion_tokens\":").number(completion);
        return out.text(",\"total_tokens\":").number(prompt + completion).text("}");
    }

    /** Completions pass the engine's own word on. */
    private String reason(Generation generation, int choice) {
        return generation.finishReason(choice) == FinishReason.LENGTH ? "length" : chat ? "stop" : "eos_token";
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
