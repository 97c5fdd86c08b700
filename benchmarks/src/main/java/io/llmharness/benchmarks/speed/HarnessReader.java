package io.llmharness.benchmarks.speed;

import io.llmharness.runtime.catalog.DeclaredScenario;
import io.llmharness.runtime.engine.Secret;
import io.llmharness.runtime.eventlog.EventLogWriter;
import io.llmharness.runtime.eventlog.RunLog;
import io.llmharness.runtime.exec.Extensions;
import io.llmharness.runtime.exec.Progress;
import io.llmharness.runtime.exec.TrialExecutor;
import io.llmharness.runtime.host.Host;
import io.llmharness.runtime.metric.Metric;
import io.llmharness.runtime.result.IntervalResult;
import io.llmharness.runtime.result.IterationResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/** The harness itself doing what the yardstick does, with everything that it always does: every event decoded, stamped, recorded. */
final class HarnessReader implements Progress {
    private final Load load;
    private final Figures figures = Figures.none();
    private LoopCost cost = new LoopCost();

    private HarnessReader(Load load) {
        this.load = load;
    }

    static Figures run(Load load) throws Exception {
        return run(load, Optional.empty());
    }

    /** The same with an event log. */
    static Figures logged(Load load) throws Exception {
        Path file = Files.createTempFile("llm-harness-speed", ".events");
        try {
            new RunLog(file).begin(Instant.now(), Host.briefly(""), List.of(load.plan()));
            EventLogWriter log = EventLogWriter.append(file, 1);
            Figures figures;
            try (log) {
                figures = run(load, Optional.of(log));
            }
            return figures.put("logGaps", log.gap().isPresent() ? 1 : 0);
        } finally {
            Files.delete(file);
        }
    }

    private static Figures run(Load load, Optional<EventLogWriter> log) throws Exception {
        HarnessReader reader = new HarnessReader(load);
        Extensions extensions = Extensions.load(HarnessReader.class.getClassLoader());
        new TrialExecutor(load.plan(), extensions, Secret.NONE, reader, log).run(new DeclaredScenario());
        return reader.figures;
    }

    @Override
    public void interval(IntervalResult interval) {
        if (interval.second() == load.warmupSeconds() - 1) {
            cost = new LoopCost();
        } else if (interval.second() == load.warmupSeconds() + load.seconds() - 1) {
            figures.put("cpuNanos", cost.cpuNanos()).put("allocated", cost.allocatedBytes());
        }
    }

    @Override
    public void iteration(IterationResult iteration) {
        if (iteration.warmup()) {
            return;
        }
        figures.put("requests", iteration.flow().completions())
                .put("chunks", iteration.flow().outputTokens())
                .put("seconds", iteration.flow().seconds())
                .put("failed", iteration.requests().unsuccessful())
                .put("coalesced", iteration.coalesced())
                .put("gcPauses", iteration.health().gcPauses())
                .put("gcMillis", iteration.health().gcTotalMillis())
                .put("residentKib", LoopCost.peakResidentKib());
        percentiles(iteration, Metric.TTFT_SERVICE, "ttft");
        percentiles(iteration, Metric.ICL, "icl");
        percentiles(iteration, Metric.SCHEDULE_LAG, "scheduleLag");
        percentiles(iteration, Metric.LOOP_LAG, "loopLag");
    }

    private void percentiles(IterationResult iteration, Metric metric, String name) {
        Histogram histogram = iteration.histograms().getOrDefault(metric, new Histogram(3));
        figures.put(name + "P50", histogram.getValueAtPercentile(50))
                .put(name + "P99", histogram.getValueAtPercentile(99));
    }
}
