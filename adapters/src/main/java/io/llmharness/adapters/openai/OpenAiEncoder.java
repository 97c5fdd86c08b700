package io.llmharness.adapters.openai;

import io.llmharness.adapters.openai.wire.SimPayload;
import io.llmharness.runtime.sim.FinishReason;
import io.llmharness.runtime.sim.Generation;
import io.llmharness.runtime.sim.HttpHead;
import io.llmharness.runtime.sim.SimAnswer;
import io.llmharness.runtime.sim.SimCall;
import io.llmharness.runtime.sim.SimEncoder;
import io.llmharness.runtime.sim.SimHost;
import io.llmharness.runtime.sim.WireBuffer;
import java.nio.charset.StandardCharsets;

/** One chat or text completion in OpenAI's form. */
final class OpenAiEncoder implements SimEncoder {
    private static final byte[] CHAT_TEXT = utf8(",\"delta\":{\"content\":\"");
    private static final byte[] CHAT_TEXT_END = utf8("\"},\"logprobs\":null,\"finish_reason\":null}]");
    private static final byte[] TEXT_TEXT = utf8("\"text\":\"");
    private static final byte[] DONE = utf8("data: [DONE]\n\n");
    private static final byte[] END = utf8("}\n\n");
    private static final byte[] USAGE_NULL_END = utf8(",\"usage\":null}\n\n");

    private final boolean chat;
    private final boolean usage;
    private final long arrivalNanos;
    private final String envelope;
    private final byte[] head;
    private final byte[] end;

    OpenAiEncoder(SimPayload payload, SimCall call, SimHost host) {
        chat = payload.chat();
        usage = payload.includeUsage();
        arrivalNanos = call.arrivalNanos();
        String id = new WireBuffer()
                .text(chat ? "chatcmpl-" : "cmpl-")
                .hex(host.freshId())
                .toString();
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
    }

    @Override
    public HeadTime headTime() {
        return HeadTime.SCHEDULED;
    }

    @Override
    public HttpHead streamHead() {
        return OpenAiHeads.generated(true, arrivalNanos);
    }

    @Override
    public void start(WireBuffer out, Generation generation) {
        for (int choice = 0; chat && choice < generation.choices(); choice++) {
            out.put(head).number(choice).text(",\"delta\":{\"role\":\"assistant\",\"content\":\"\",\"refusal\":null}");
            out.text(",\"logprobs\":null,\"finish_reason\":null}]").put(end).endChunk();
        }
    }

    @Override
    public boolean tokens(WireBuffer out, Generation generation, int choice, int from, int to) {
        int before = out.length();
        out.put(head);
        if (chat) {
            out.number(choice).put(CHAT_TEXT);
        } else {
            out.put(TEXT_TEXT);
        }
        int empty = out.length();
        generation.text(out, choice, from, to);
        boolean visible = out.length() > empty;
        if (visible) {
            if (chat) {
                out.put(CHAT_TEXT_END);
            } else {
                out.text("\",\"index\":").number(choice).text(",\"logprobs\":null,\"finish_reason\":null}]");
            }
            out.put(end).endChunk();
        } else {
            out.rewind(before);
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
            usage(out, generation).put(END).endChunk();
        }
        out.put(DONE);
    }

    @Override
    public void fail(WireBuffer out, Generation generation) {
        out.text("data: ");
        OpenAiErrors.body(out, "The server had an error while processing your request.", "server_error", null, null);
        out.text("\n\n");
    }

    @Override
    public SimAnswer.Whole whole(Generation generation) {
        WireBuffer out = new WireBuffer().text(envelope).text(",\"choices\":[");
        for (int choice = 0; choice < generation.choices(); choice++) {
            out.text(choice == 0 ? "{" : ",{");
            if (chat) {
                out.text("\"index\":").number(choice).text(",\"message\":{\"role\":\"assistant\",\"content\":\"");
                generation.text(out, choice, 0, generation.completionTokens(choice));
                out.text("\",\"refusal\":null,\"annotations\":[]}");
            } else {
                out.text("\"text\":\"");
                generation.text(out, choice, 0, generation.completionTokens(choice));
                out.text("\",\"index\":").number(choice);
            }
            out.text(",\"logprobs\":null,\"finish_reason\":")
                    .json(reason(generation, choice))
                    .text("}");
        }
        usage(out.text("],"), generation).text("}");
        return new SimAnswer.Whole(200, OpenAiHeads.generated(false, arrivalNanos), out.toByteArray());
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

    private static WireBuffer usage(WireBuffer out, Generation generation) {
        int prompt = generation.promptTokens();
        int completion = generation.completionTokens();
        out.text("\"usage\":{\"prompt_tokens\":")
                .number(prompt)
                .text(",\"completion_tokens\":")
                .number(completion);
        out.text(",\"total_tokens\":").number(prompt + completion);
        out.text(",\"prompt_tokens_details\":{\"cached_tokens\":").number(generation.cachedTokens());
        out.text(",\"audio_tokens\":0},\"completion_tokens_details\":{\"reasoning_tokens\":0,\"audio_tokens\":0");
        return out.text(",\"accepted_prediction_tokens\":0,\"rejected_prediction_tokens\":0}}");
    }

    private static String reason(Generation generation, int choice) {
        return generation.finishReason(choice) == FinishReason.LENGTH ? "length" : "stop";
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
