package io.llmharness.runtime.http;

import io.llmharness.runtime.engine.EventSlice;
import io.netty.buffer.ByteBuf;

/** Collects a body that is not a stream, and passes it on as one event at its end; an empty one is none. */
public final class WholeBody implements BodyFramer {
    private final ReceiveArray in = new ReceiveArray();
    private final EventSlice slice = new EventSlice();
    private boolean violated;

    @Override
    public void feed(ByteBuf chunk, EventConsumer out) {
        violated = violated || in.append(chunk, 0) < 0;
    }

    @Override
    public void end(EventConsumer out) {
        if (!violated && in.size() > 0) {
            out.event(slice.set(in.bytes(), 0, in.size()));
        }
    }

    @Override
    public boolean violated() {
        return violated;
    }

    @Override
    public void reset() {
        in.clear();
        violated = false;
    }
}
