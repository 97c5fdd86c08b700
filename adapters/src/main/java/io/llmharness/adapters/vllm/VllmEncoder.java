package io.llmharness.adapters.vllm;

import io.llmharness.adapters.openai.sim.SimPayload;
import io.llmharness.runtime.sim.FinishReason;
import io.llmharness.runtime.sim.Generation;
import io.llmharness.runtime.sim.HttpHead;
import io.llmharness.runtime.sim.SimAnswer;
import io.llmharness.runtime.sim.SimCall;
import io.llmharness.runtime.sim.SimEncoder;
import io.llmharness.runtime.sim.SimHost;
import io.llmharness.runtime.sim.WireBuffer;
import java.nio.charset.StandardCharsets;

/**
 * One completion in vLLM's form: members that have no value are {@code null}, the finish reason rides on the last tokens' chunk, and
 * the fingerprint stands in the very last chunk alone.
 */
final class VllmEncoder implements SimEncoder {
    private static final String FINGERPRINT = ",\"system_fingerprint\":\"vllm-" + VllmDialect.VERSION + "-5113a17e\"";
    private static final byte[] CHAT_TEXT = utf8(",\"delta\":{\"content\":\"");
    private static final byte[] CHAT_END = utf8("\"},\"logprobs\":null,\"finish_reason\":null,\"token_ids\":null}]");
    private static final byte[] TEXT_TEXT = utf8(",\"text\":\"");
    private static final byte[] TEXT_END = utf8("\",\"logprobs\":null,\"finish_reason\":null,\"stop_reason\":null"
            + ",\"prompt_token_ids\":null,\"token_ids\":null}]");
    private static final byte[] END = utf8("}\n\n");
    private static final byte[] DONE = utf8("data: [DONE]\n\n");

    private final boolean chat;
    private final boolean usage;
    private final boolean continuousUsage;
    private final String envelope;
    private final byte[] head;

    VllmEncoder(SimPayload payload, SimCall call, SimHost host) {
        chat = payload.chat();
        usage = payload.includeUsage();
        continuousUsage = usage
                && payload.member("stream_options")
                        .path("continuous_usage_stats")
                        .asBoolean(false);
        String kind = chat ? "chatcmpl" : "cmpl";
        String id = call.header("x-request-id")
                .map(given -> kind + '-' + given)
                .orElseGet(() -> VllmServing.hexId(kind, host.freshId()));
        String object = chat ? (payload.stream() ? "chat.completion.chunk" : "chat.completion") : "text_completion";
        WireBuffer out =
                new WireBuffer().text("{\"id\":").json(id).text(",\"object\":").json(object);
        out.text(",\"created\":")
                .number(System.currentTimeMillis() / 1000)
                .text(",\"model\":")
                .json(payload.model());
        envelope = out.toString();
        head = utf8("data: " + envelope + ",\"choices\":[{\"index\":");
    }

    @Override
    public HeadTime headTime() {
        return HeadTime.ACCEPTED;
    }

    @Override
    public HttpHead streamHead() {
        return VllmHeads.STREAM;
    }

    @Override
    public void start(WireBuffer out, Generation generation) {
        for (int choice = 0; chat && choice < generation.choices(); choice++) {
            out.put(head).number(choice).text(",\"delta\":{\"role\":\"assistant\",\"content\":\"\"}");
            out.text(",\"logprobs\":null,\"finish_reason\":null}],\"prompt_token_ids\":null,\"prompt_text\":null");
            if (continuousUsage) {
                usage(out, generation.promptTokens(), 0);
            }
            out.put(END).endChunk();
        }
    }

    @Override
    public boolean tokens(WireBuffer out, Generation generation, int choice, int from, int to) {
        out.put(head).number(choice).put(chat ? CHAT_TEXT : TEXT_TEXT);
        int empty = out.length();
        generation.text(out, choice, from, to);
        boolean visible = out.length() > empty;
        boolean ended = generation.ended(choice);
        if (ended) {
            out.text(chat ? "\"},\"logprobs\":null" : "\",\"logprobs\":null");
            out.text(",\"finish_reason\":").json(reason(generation, choice)).text(",\"stop_reason\":null");
            out.text(chat ? ",\"token_ids\":null}]" : ",\"prompt_token_ids\":null,\"token_ids\":null}]");
        } else {
            out.put(chat ? CHAT_END : TEXT_END);
        }
        if (continuousUsage) {
            usage(out, generation.promptTokens(), generation.completionTokens(choice));
        }
        if (!usage && generation.ended()) {
            out.text(FINGERPRINT);
        }
        out.put(END).endChunk();
        return visible;
    }

    @Override
    public void finish(WireBuffer out, Generation generation) {
        if (usage) {
            out.text("data: ").text(envelope).text(",\"choices\":[]");
            usage(out, generation.promptTokens(), generation.completionTokens());
            out.text(FINGERPRINT).put(END).endChunk();
        }
        out.put(DONE);
    }

    @Override
    public void fail(WireBuffer out, Generation generation) {
        out.text("data: ");
        VllmErrors.body(out, "Internal server error", "InternalServerError", null, 500);
        out.text("\n\n").endChunk().put(DONE);
    }

    @Override
    public SimAnswer.Whole whole(Generation generation) {
        WireBuffer out = new WireBuffer().text(envelope).text(",\"choices\":[");
        for (int choice = 0; choice < generation.choices(); choice++) {
            out.text(choice == 0 ? "" : ",").text("{\"index\":").number(choice);
            out.text(chat ? ",\"message\":{\"role\":\"assistant\",\"content\":\"" : ",\"text\":\"");
            generation.text(out, choice, 0, generation.completionTokens(choice));
            out.text("\"");
            if (chat) {
                out.text(
                        ",\"refusal\":null,\"annotations\":null,\"audio\":null,\"function_call\":null,\"reasoning\":null}");
            }
            out.text(",\"logprobs\":null,\"finish_reason\":").json(reason(generation, choice));
            out.text(",\"stop_reason\":null,\"token_ids\":null");
            out.text(chat ? "" : ",\"prompt_logprobs\":null,\"prompt_token_ids\":null");
            out.text(",\"routed_experts\":null}");
        }
        out.text("],\"service_tier\":null").text(FINGERPRINT);
        wholeUsage(out, generation);
        out.text(chat ? ",\"prompt_logprobs\":null,\"prompt_token_ids\":null,\"prompt_text\":null" : "");
        out.text(",\"kv_transfer_params\":null,\"ec_transfer_params\":null,\"metrics\":null}");
        return VllmHeads.json(200, out);
    }

    private static void wholeUsage(WireBuffer out, Generation generation) {
        usage(out, generation.promptTokens(), generation.completionTokens());
        out.rewind(out.length() - 1).text(",\"prompt_tokens_details\":null,\"completion_tokens_details\":null}");
    }

    private static void usage(WireBuffer out, int prompt, int completion) {
        out.text(",\"usage\":{\"prompt_tokens\":").number(prompt);
        out.text(",\"total_tokens\":").number(prompt + completion);
        out.text(",\"completion_tokens\":").number(completion).text("}");
    }

    private static String reason(Generation generation, int choice) {
        return generation.finishReason(choice) == FinishReason.LENGTH ? "length" : "stop";
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
