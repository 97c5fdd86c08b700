package io.llmharness.runtime.exec;

import io.llmharness.api.ChatRequest;
import io.llmharness.api.Message;
import io.llmharness.runtime.engine.EngineAdapter;
import io.llmharness.runtime.engine.EngineTarget;
import io.llmharness.runtime.engine.HttpCall;
import io.llmharness.runtime.http.Tag;
import io.llmharness.runtime.http.WireEncoder;
import io.llmharness.runtime.http.WireRequest;
import java.util.ArrayList;
import java.util.List;

/** Turns requests into bytes: the cache intent applied, then the adapter, then HTTP. */
final class RequestWriter {
    private final EngineAdapter adapter;
    private final EngineTarget target;
    private final WireEncoder wire;
    private final boolean cold;

    RequestWriter(EngineAdapter adapter, EngineTarget target, WireEncoder wire, boolean cold) {
        this.adapter = adapter;
        this.target = target;
        this.wire = wire;
        this.cold = cold;
    }

    /** Encodes a request; where the cache is to stay cold, its very first characters are a tag of its own. */
    WireRequest write(ChatRequest request) {
        return wire.encode(call(request));
    }

    /** What {@link #write} encodes, before it becomes bytes. */
    HttpCall call(ChatRequest request) {
        return adapter.chat(cold ? salted(request) : request, target);
    }

    private static ChatRequest salted(ChatRequest request) {
        List<Message> messages = new ArrayList<>(request.messages());
        Message first = messages.get(0);
        messages.set(0, new Message(first.role(), Tag.PLACEHOLDER + " " + first.content()));
        return new ChatRequest(messages, request.maxTokens(), request.temperature());
    }
}
