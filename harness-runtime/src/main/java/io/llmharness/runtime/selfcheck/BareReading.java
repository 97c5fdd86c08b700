package io.llmharness.runtime.selfcheck;

import io.llmharness.runtime.sim.GroundTruth;
import java.util.Arrays;
import java.util.List;

/**
 * What a bare reader saw, and in which time it counts.
 *
 * @param name begin of its request ids; the number of the connection follows
 * @param from begin of the measured window, {@link System#nanoTime}
 * @param to its end
 * @param connections by number
 */
record BareReading(String name, long from, long to, List<BareConnection> connections) {
    /** Adds what it saw, and what the engine did, of requests that arrived in the window and were read to their end. */
    void addTo(Comparison comparison, GroundTruth truth) {
        Latencies.Builder seen = new Latencies.Builder();
        Latencies.Builder did = new Latencies.Builder();
        Truth.in(truth, from, to)
                .filter(request -> request.id().startsWith(name))
                .forEach(request -> {
                    BareConnection connection =
                            connections.get(Integer.parseInt(request.id().substring(name.length())));
                    long sent = connection.sentAt(request.exchange());
                    long[] events = Arrays.stream(request.eventNanos())
                            .map(connection::readAfter)
                            .toArray();
                    if (sent != BareConnection.NEVER
                            && Arrays.stream(events).allMatch(at -> at != BareConnection.NEVER)) {
                        seen.add(sent, events);
                        did.add(request.arrivalNanos(), request.eventNanos());
                    }
                });
        comparison.floor(seen.build(), did.build());
    }
}
