package io.llmharness.adapters.tgi;

import io.llmharness.runtime.engine.EventSlice;
import io.llmharness.runtime.engine.Framing;
import io.llmharness.runtime.engine.ResponseDecoder;
import io.llmharness.runtime.engine.ResponseHead;
import io.llmharness.runtime.engine.TokenSink;

/** Reads answers of {@code /v1}: the family's, with TGI's header lines. */
final class TgiChatDecoder implements ResponseDecoder {
    private final ResponseDecoder family;

    TgiChatDecoder(ResponseDecoder family) {
        this.family = family;
    }

    @Override
    public Framing framing(ResponseHead head) {
        return family.framing(head);
    }

    @Override
    public void begin(ResponseHead head, TokenSink sink) {
        family.begin(head, sink);
        HeaderTimes.read(head, sink);
    }

    @Override
    public void event(EventSlice event, TokenSink sink) {
        family.event(event, sink);
    }

    @Override
    public void whole(EventSlice body, TokenSink sink) {
        family.whole(body, sink);
    }

    @Override
    public boolean eventLikeTheLast(EventSlice likely, TokenSink sink) {
        return family.eventLikeTheLast(likely, sink);
    }
}
