package io.llmharness.runtime.exec;

import io.llmharness.api.ChatRequest;
import io.llmharness.api.Message;
import io.llmharness.runtime.engine.EngineAdapter;
import io.llmharness.runtime.engine.EngineTarget;
import io.llmharness.runtime.engine.HttpCall;
import io.llmharness.runtime.http.Tag;
import io.llmharness.runtime.http.WireEncoder;
import io.llmharness.runtime.http.WireRequest;
import io.llmharness.runtime.plan.CacheIntent;
import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.workload.Samples;
import java.util.ArrayList;
import java.util.List;

/** Turns requests into bytes: the cache intent applied, then the adapter, then HTTP. */
final class RequestWriter {
    private final EngineAdapter adapter;
    private final EngineTarget target;
    private final WireEncoder wire;
    private final CacheIntent intent;
    private final String common;

    /**
     * A writer.
     *
     * @param common the beginning that all prompts are to have where they are to share one; empty: that which they have by themselves
     */
    RequestWriter(EngineAdapter adapter, EngineTarget target, WireEncoder wire, CacheIntent intent, String common) {
        this.adapter = adapter;
        this.target = target;
        this.wire = wire;
        this.intent = intent;
        this.common = common;
    }

    /** What the prompts of a declared data set are to begin with: no two of them begin alike by themselves. Empty for other sources. */
    static String common(TrialPlan plan, Samples samples) {
        return plan.source().dataset().isEmpty() ? "" : samples.of(0).prompt();
    }

    /** Encodes a request; where the cache is not to be warm, a tag of its own stands where its own part begins. */
    WireRequest write(ChatRequest request) {
        return wire.encode(call(request));
    }

    /** What {@link #write} encodes, before it becomes bytes. */
    HttpCall call(ChatRequest request) {
        return adapter.chat(intent.isWarm() ? request : salted(request), target);
    }

    /** The tag goes to the shared part's end, counted in characters over all messages. */
    private ChatRequest salted(ChatRequest request) {
        List<Message> messages = new ArrayList<>(request.messages());
        long all = messages.stream().mapToLong(m -> m.content().length()).sum();
        int left = (int) Math.round(all * intent.shared());
        int at = 0;
        while (at < messages.size() - 1 && left >= messages.get(at).content().length() && left > 0) {
            left -= messages.get(at++).content().length();
        }
        Message own = messages.get(at);
        int cut = left == 0 ? 0 : wordEnd(own.content(), left);
        String shared = common.isEmpty() ? own.content().substring(0, cut) : repeated(common, cut);
        String rest = own.content().substring(cut);
        String salted = shared + (cut == 0 ? "" : " ") + Tag.PLACEHOLDER + (rest.startsWith(" ") ? "" : " ") + rest;
        messages.set(at, new Message(own.role(), salted));
        return new ChatRequest(messages, request.maxTokens(), request.temperature());
    }

    /** The end of the word before a place, so that no token is torn; the place itself where there is no blank near it. */
    private static int wordEnd(String text, int place) {
        int end = Math.min(place, text.length());
        int blank = text.lastIndexOf(' ', end);
        int found = blank > 0 && blank > end - 20 ? blank : end;
        return found > 0 && found < text.length() && Character.isLowSurrogate(text.charAt(found)) ? found - 1 : found;
    }

    private static String repeated(String text, int length) {
        StringBuilder all = new StringBuilder(length + text.length());
        while (all.length() < length) {
            all.append(text).append(' ');
        }
        int end = length > 0 && Character.isHighSurrogate(all.charAt(length - 1)) ? length - 1 : length;
        return all.substring(0, end);
    }
}
