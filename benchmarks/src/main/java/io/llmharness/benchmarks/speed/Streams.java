package io.llmharness.benchmarks.speed;

import io.llmharness.runtime.sim.EmbeddedSim;
import io.llmharness.runtime.sim.GroundTruth;
import io.llmharness.runtime.sim.SimOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * A thousand streams at a time, each of twenty events a second, read by the harness and by a bare reader, each held against what the
 * server says it did.
 *
 * @param client what the client saw
 * @param truth what the server did in the same time
 */
record Streams(Figures client, Figures truth) {
    static final int CONCURRENCY = 1000;
    private static final int EVENTS = 100;
    private static final double ANSWER_SECONDS = 0.1 + 0.05 * (EVENTS - 1);
    private static final int WARMUP_SECONDS = 14;
    private static final int SECONDS = 15;

    static Streams measure(String client, String transport) throws Exception {
        Path log = Files.createTempFile("llm-harness-speed", ".truth");
        try {
            Figures seen;
            long start = System.nanoTime();
            try (EmbeddedSim sim =
                    EmbeddedSim.start(SimOptions.parse("ttft=100ms,itl=50ms,truth=" + log), List.of("vllm"))) {
                double rate = client.equals("harness") ? CONCURRENCY / ANSWER_SECONDS : 0;
                seen = Children.run(
                        client, new Load(sim.port(), CONCURRENCY, rate, EVENTS, WARMUP_SECONDS, SECONDS, transport));
            }
            return new Streams(seen, truth(log, start + WARMUP_SECONDS * 1_000_000_000L));
        } finally {
            Files.deleteIfExists(log);
        }
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

    /** How far the client's figure is from the server's, in milliseconds. */
    double errorMillis(String figure) {
        return Math.abs(client.get(figure) - truth.get(figure)) / 1e6;
    }
}
