package io.llmharness.benchmarks.speed;

import io.llmharness.runtime.sim.EmbeddedSim;
import io.llmharness.runtime.sim.GroundTruth;
import io.llmharness.runtime.sim.SimOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * A thousand streams at a time, each of twenty events a second, sent at a constant rate by the harness and by a bare reader in turn, A B
 * B A A B, each held against what the server says it did.
 *
 * @param bare errors of the bare reader, one a run: what any client on this machine would show
 * @param harness errors of the harness, one a run
 * @param client the harness's own figures, one a run
 */
record Streams(List<Figures> bare, List<Figures> harness, List<Figures> client) {
    static final int CONCURRENCY = 1000;
    private static final int EVENTS = 100;
    private static final double ANSWER_SECONDS = 0.1 + 0.05 * (EVENTS - 1);
    private static final int WARMUP_SECONDS = 14;
    private static final int SECONDS = 15;
    private static final List<String> LATENCIES = List.of("ttftP50", "ttftP99", "iclP50", "iclP99");

    static Streams measure(String transport) throws Exception {
        Streams found = new Streams(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (String reader : List.of("timed", "harness", "harness", "timed", "timed", "harness")) {
            found.run(reader, transport);
        }
        return found;
    }

    private void run(String reader, String transport) throws Exception {
        Path log = Files.createTempFile("llm-harness-speed", ".truth");
        try {
            Figures seen;
            long start = System.nanoTime();
            try (EmbeddedSim sim =
                    EmbeddedSim.start(SimOptions.parse("ttft=100ms,itl=50ms,truth=" + log), List.of("vllm"))) {
                double rate = CONCURRENCY / ANSWER_SECONDS;
                seen = Children.run(
                        reader, new Load(sim.port(), CONCURRENCY, rate, EVENTS, WARMUP_SECONDS, SECONDS, transport));
            }
            Figures truth = truth(log, start + WARMUP_SECONDS * 1_000_000_000L);
            Figures errors = Figures.none().put("scheduleLagP99", seen.get("scheduleLagP99") / 1e6);
            for (String latency : LATENCIES) {
                errors.put(latency, Math.abs(seen.get(latency) - truth.get(latency)) / 1e6);
            }
            if (reader.equals("harness")) {
                harness.add(errors);
                client.add(seen);
            } else {
                bare.add(errors);
            }
        } finally {
            Files.deleteIfExists(log);
        }
    }

    /** The harness's error, the mean of its runs, in milliseconds. */
    double error(String figure) {
        return harness.stream().mapToDouble(f -> f.get(figure)).average().orElseThrow();
    }

    /** The noise floor: the largest error that a client which does nothing showed in the same minutes, in milliseconds. */
    double floor(String figure) {
        return bare.stream().mapToDouble(f -> f.get(figure)).max().orElseThrow();
    }

    /** The worst of the harness's runs. */
    double worst(String figure) {
        return client.stream().mapToDouble(f -> f.get(figure)).max().orElseThrow();
    }

    private static Figures truth(Path log, long from) throws Exception {
        Histogram ttft = new Histogram(3);
        Histogram gaps = new Histogram(3);
        for (GroundTruth.Request request : GroundTruth.read(log).requests()) {
            if (request.arrivalNanos() >= from) {
                request.ttftNanos().ifPresent(ttft::recordValue);
                for (long gap : request.gapNanos()) {
                    gaps.recordValue(gap);
                }
            }
        }
        return Figures.none()
                .put("ttftP50", ttft.getValueAtPercentile(50))
                .put("ttftP99", ttft.getValueAtPercentile(99))
                .put("iclP50", gaps.getValueAtPercentile(50))
                .put("iclP99", gaps.getValueAtPercentile(99));
    }
}
