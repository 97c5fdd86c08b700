package io.llmharness.runtime.profile;

import io.llmharness.runtime.metric.Metric;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A request made by hand, dispatched at 0 and written at 2 ms, and what profiles take from it, in nanoseconds. */
final class Timeline implements FinishedRequest {
    private static final long MILLI = 1_000_000;

    private final List<Long> events = new ArrayList<>();
    private final List<Boolean> texts = new ArrayList<>();
    private final List<Long> frames = new ArrayList<>();
    private final long endedMillis;
    private boolean streamed = true;
    private long output = -1;
    private long reasoning = -1;

    private Timeline(long endedMillis) {
        this.endedMillis = endedMillis;
    }

    static Timeline endedAt(long millis) {
        return new Timeline(millis);
    }

    /** A role only, a finish reason only. */
    Timeline frame(long... atMillis) {
        for (long at : atMillis) {
            frames.add(at * MILLI);
        }
        return this;
    }

    Timeline text(long... atMillis) {
        return payload(true, atMillis);
    }

    /** Reasoning or a tool call: to all tools that do not read them the same. */
    Timeline noText(long... atMillis) {
        return payload(false, atMillis);
    }

    private Timeline payload(boolean text, long... atMillis) {
        for (long at : atMillis) {
            events.add(at * MILLI);
            texts.add(text);
        }
        return this;
    }

    Timeline tokens(long all, long ofReasoning) {
        output = all;
        reasoning = ofReasoning;
        return this;
    }

    Timeline whole() {
        streamed = false;
        return this;
    }

    /** Samples of a profile by metric, each as often as it counts. */
    Map<Metric, List<Long>> in(Profile profile) {
        Map<Metric, List<Long>> samples = new EnumMap<>(Metric.class);
        profile.definition().samples(this, (metric, nanos, count) -> {
            for (int i = 0; i < count; i++) {
                samples.computeIfAbsent(metric, m -> new ArrayList<>()).add(nanos);
            }
        });
        return samples;
    }

    @Override
    public boolean streamed() {
        return streamed;
    }

    @Override
    public long dispatched() {
        return 0;
    }

    @Override
    public long writeBegun() {
        return 2 * MILLI;
    }

    @Override
    public long ended() {
        return endedMillis * MILLI;
    }

    @Override
    public int events() {
        return events.size();
    }

    @Override
    public long eventNanos(int event) {
        return events.get(event);
    }

    @Override
    public boolean hasText(int event) {
        return texts.get(event);
    }

    @Override
    public int frames() {
        return frames.size();
    }

    @Override
    public long frameNanos(int frame) {
        return frames.get(frame);
    }

    @Override
    public long outputTokens() {
        return output;
    }

    @Override
    public long reasoningTokens() {
        return reasoning;
    }
}
