package io.llmharness.benchmarks.speed;

import io.llmharness.runtime.sim.EmbeddedSim;
import io.llmharness.runtime.sim.SimOptions;
import java.util.ArrayList;
import java.util.List;

/**
 * Answers of a given number of events, sent as fast as the server can, read by both clients in turn: A B B A, so that a machine that
 * gets slower or faster favours neither.
 *
 * @param events token events of an answer
 * @param bare rates of the yardstick, one a run
 * @param harness rates of the harness, one a run
 */
record Throughput(int events, List<Figures> bare, List<Figures> harness) {
    private static final int CONNECTIONS = 32;
    private static final int WARMUP_SECONDS = 4;
    private static final int SECONDS = 5;

    static Throughput measure(int events, String transport) throws Exception {
        Throughput found = new Throughput(events, new ArrayList<>(), new ArrayList<>());
        try (EmbeddedSim sim = EmbeddedSim.start(SimOptions.parse("burst=true"), List.of("vllm"))) {
            Load load = new Load(sim.port(), CONNECTIONS, 0, events, WARMUP_SECONDS, SECONDS, transport);
            for (String client : List.of("bare", "harness", "harness", "bare")) {
                (client.equals("bare") ? found.bare : found.harness).add(Children.run(client, load));
            }
        }
        return found;
    }

    double bareRequestsPerSecond() {
        return rate(bare, "requests");
    }

    double harnessRequestsPerSecond() {
        return rate(harness, "requests");
    }

    double harnessEventsPerSecond() {
        return rate(harness, "chunks");
    }

    double ratio() {
        return harnessRequestsPerSecond() / bareRequestsPerSecond();
    }

    /** CPU time of the yardstick's loop for a request over that of the harness's. */
    double cpuRatio() {
        return perRequest(bare, "cpuNanos") / perRequest(harness, "cpuNanos");
    }

    double harnessCpuNanosPerEvent() {
        return perRequest(harness, "cpuNanos") / events;
    }

    double allocatedPerEvent() {
        return perRequest(harness, "allocated") / events;
    }

    double bareAllocatedPerEvent() {
        return perRequest(bare, "allocated") / events;
    }

    private static double rate(List<Figures> runs, String what) {
        return runs.stream().mapToDouble(f -> f.get(what)).sum()
                / runs.stream().mapToDouble(f -> f.get("seconds")).sum();
    }

    private static double perRequest(List<Figures> runs, String what) {
        return runs.stream().mapToDouble(f -> f.get(what)).sum()
                / runs.stream().mapToDouble(f -> f.get("requests")).sum();
    }
}
