package io.llmharness.runtime.exec;

import io.llmharness.runtime.profile.FinishedRequest;

/** A request that has succeeded, as definition profiles see it. */
record ProfileView(RequestRecord request) implements FinishedRequest {
    @Override
    public boolean streamed() {
        return request.streamed;
    }

    @Override
    public long dispatched() {
        return request.dispatched;
    }

    @Override
    public long writeBegun() {
        return request.writeBegun;
    }

    @Override
    public long ended() {
        return request.ended;
    }

    @Override
    public int events() {
        return request.events.size();
    }

    @Override
    public long eventNanos(int event) {
        return request.events.nanos(event);
    }

    @Override
    public boolean hasText(int event) {
        return (request.events.kinds(event) & EventTimes.TEXT) != 0;
    }

    @Override
    public int frames() {
        return request.frames.size();
    }

    @Override
    public long frameNanos(int frame) {
        return request.frames.nanos(frame);
    }

    @Override
    public long outputTokens() {
        return request.outputTokens;
    }

    @Override
    public long reasoningTokens() {
        return request.reasoningTokens;
    }
}
