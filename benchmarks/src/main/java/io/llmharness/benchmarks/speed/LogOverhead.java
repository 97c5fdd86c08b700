package io.llmharness.benchmarks.speed;

import io.llmharness.runtime.sim.EmbeddedSim;
import io.llmharness.runtime.sim.SimOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The harness without and with an event log, in turn, A B B A: what the log costs the loop, and whether it shows in the tail.
 *
 * @param off runs without it
 * @param on runs with it
 */
record LogOverhead(List<Figures> off, List<Figures> on) {
    private static final int CONNECTIONS = 32;
    private static final int WARMUP_SECONDS = 4;
    private static final int SECONDS = 5;
    private static final int STREAM_EVENTS = 100;

    /** Answers of so many events, as fast as they can be sent. */
    static LogOverhead inBursts(int events, String transport) throws IOException, InterruptedException {
        return inTurn("burst=true", events, 0, WARMUP_SECONDS, SECONDS, transport);
    }

    /** Two hundred streams at a time, each of twenty events a second, which no loop finds hard. */
    static LogOverhead inStreams(String transport) throws IOException, InterruptedException {
        return inTurn("ttft=100ms,itl=50ms", STREAM_EVENTS, 40, 8, 10, transport);
    }

    private static LogOverhead inTurn(
            String engine, int events, double rate, int warmupSeconds, int seconds, String transport)
            throws IOException, InterruptedException {
        LogOverhead found = new LogOverhead(new ArrayList<>(), new ArrayList<>());
        try (EmbeddedSim sim = EmbeddedSim.start(SimOptions.parse(engine), List.of("vllm"))) {
            Load load = new Load(sim.port(), CONNECTIONS, rate, events, warmupSeconds, seconds, transport);
            for (String client : List.of("harness", "logged", "logged", "harness")) {
                (client.equals("harness") ? found.off : found.on).add(Children.run(client, load));
            }
        }
        return found;
    }

    double eventsPerSecond(List<Figures> runs) {
        return runs.stream().mapToDouble(f -> f.get("chunks")).sum()
                / runs.stream().mapToDouble(f -> f.get("seconds")).sum();
    }

    /** Events a second without the log over those with it. */
    double ratio() {
        return eventsPerSecond(off) / eventsPerSecond(on);
    }

    double cpuNanosPerEvent(List<Figures> runs) {
        return runs.stream().mapToDouble(f -> f.get("cpuNanos")).sum()
                / runs.stream().mapToDouble(f -> f.get("chunks")).sum();
    }

    /** Runs in whose log something is missing. */
    double gaps() {
        return on.stream().mapToDouble(f -> f.get("logGaps")).sum();
    }

    /** Mean over runs of a latency, in milliseconds. */
    double millis(List<Figures> runs, String figure) {
        return runs.stream().mapToDouble(f -> f.get(figure)).average().orElseThrow() / 1e6;
    }

    /** By how much the runs without a log differ among themselves in a latency, in milliseconds: what no difference can be told from. */
    double noise(String figure) {
        double low = off.stream().mapToDouble(f -> f.get(figure)).min().orElseThrow();
        double high = off.stream().mapToDouble(f -> f.get(figure)).max().orElseThrow();
        return (high - low) / 1e6;
    }
}
