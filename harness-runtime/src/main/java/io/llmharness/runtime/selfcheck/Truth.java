package io.llmharness.runtime.selfcheck;

import io.llmharness.runtime.sim.GroundTruth;
import io.llmharness.runtime.sim.Outcome;
import java.util.stream.Stream;

/** What the reference engine did, as its log says. */
final class Truth {
    private Truth() {}

    /** Answered requests that arrived in a window of {@link System#nanoTime}. */
    static Stream<GroundTruth.Request> in(GroundTruth truth, long from, long to) {
        return truth.requests().stream()
                .filter(r -> r.outcome() == Outcome.DONE && r.arrivalNanos() - from >= 0 && r.arrivalNanos() - to < 0);
    }

    /** Of the harness's requests in a window. */
    static Latencies ofHarness(GroundTruth truth, long from, long to) {
        return latencies(in(truth, from, to).filter(r -> !r.id().startsWith(BareReader.ID)));
    }

    static Latencies latencies(Stream<GroundTruth.Request> requests) {
        Latencies.Builder all = new Latencies.Builder();
        requests.forEach(r -> all.add(r.arrivalNanos(), r.eventNanos()));
        return all.build();
    }
}
