package io.llmharness.runtime.report;

import com.google.auto.service.AutoService;
import io.llmharness.runtime.result.Latency;
import io.llmharness.runtime.result.RunResult;
import io.llmharness.runtime.result.RunSummary;
import io.llmharness.runtime.result.TrialSummary;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** HdrHistogram's percentile distributions as text, one section a metric, under a line that begins with {@code #}. */
@AutoService(ReportFormat.class)
public final class HgrmFormat implements ReportFormat {
    private static final int TICKS_PER_HALF_DISTANCE = 5;

    @Override
    public String id() {
        return "hgrm";
    }

    @Override
    public String description() {
        return "HdrHistogram percentile distributions, a section a metric";
    }

    @Override
    public String extension() {
        return "hgrm";
    }

    @Override
    public void write(RunResult run, OutputStream out) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream text = new PrintStream(bytes, false, StandardCharsets.UTF_8)) {
            RunSummary.of(run).trials().forEach(trial -> write(trial, text));
        }
        bytes.writeTo(out);
    }

    private static void write(TrialSummary trial, PrintStream text) {
        String name = trial.plan().benchmark() + " " + TrialNames.coordinates(trial.plan());
        if (!trial.validity().printable()) {
            text.print("# INVALID " + Lines.clean(name) + ": no distribution is shown\n");
            return;
        }
        Units times = new Units(trial.plan().outputUnit());
        for (Latency latency : trial.latencies().values()) {
            Units units = times.of(latency.metric());
            text.print("# " + Lines.clean(name) + ": " + latency.metric().key() + ", " + units.symbol() + "\n");
            latency.pooled().outputPercentileDistribution(text, TICKS_PER_HALF_DISTANCE, 1 / units.of(1));
            text.print("\n");
        }
    }
}
