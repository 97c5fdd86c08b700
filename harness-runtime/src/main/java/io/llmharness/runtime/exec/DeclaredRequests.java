package io.llmharness.runtime.exec;

import io.llmharness.api.ChatRequest;
import io.llmharness.api.Sample;
import io.llmharness.runtime.http.WireRequest;
import io.llmharness.runtime.workload.Deck;
import org.jspecify.annotations.Nullable;

/** Requests of a declarative workload: each sample is encoded once, when it is first asked for. */
final class DeclaredRequests implements RequestSource {
    private final Deck deck;
    private final String system;
    private final RequestWriter writer;
    private final @Nullable WireRequest[] encoded;

    DeclaredRequests(Deck deck, String system, RequestWriter writer) {
        this.deck = deck;
        this.system = system;
        this.writer = writer;
        this.encoded = new WireRequest[deck.size()];
    }

    @Override
    public WireRequest next(VirtualUser user, long number) {
        int index = deck.index(number);
        WireRequest wire = encoded[index];
        if (wire == null) {
            wire = writer.write(request(deck.get(index), system));
            encoded[index] = wire;
        }
        return wire;
    }

    /** The request that a sample stands for. */
    static ChatRequest request(Sample sample, String system) {
        ChatRequest request = ChatRequest.of(sample);
        return system.isEmpty() ? request : request.system(system);
    }
}
