package io.llmharness.runtime.selfcheck;

import io.llmharness.annotations.Mode;
import io.llmharness.runtime.catalog.DeclaredScenario;
import io.llmharness.runtime.catalog.RunModel.Forks;
import io.llmharness.runtime.catalog.RunModel.Iterations;
import io.llmharness.runtime.catalog.WorkloadModel.Source;
import io.llmharness.runtime.engine.Secret;
import io.llmharness.runtime.exec.Extensions;
import io.llmharness.runtime.exec.Progress;
import io.llmharness.runtime.exec.TrialExecutor;
import io.llmharness.runtime.host.InterruptKey;
import io.llmharness.runtime.metric.Histograms;
import io.llmharness.runtime.metric.Metric;
import io.llmharness.runtime.plan.RequestRules;
import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.result.IntervalResult;
import io.llmharness.runtime.result.IterationResult;
import io.llmharness.runtime.result.OperatingPoint;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * The client under test, in a JVM like a fork's, doing all that a fork does. Each line of its standard input is a {@link Stage}; it
 * answers with a line that begins with {@link #ANSWER}. Ends when its input does.
 */
final class ClientMain implements Progress {
    static final String ANSWER = "OBSERVED ";

    private static final String PROMPT = "Tell me a story.";
    private static final int MOST_IN_FLIGHT = 8192;
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private final long anchorNanos = System.nanoTime();
    private final Instant anchor = Instant.now();
    private final Stage stage;
    private Optional<IterationResult> measured = Optional.empty();
    private Optional<ProcessorWait> waiting = Optional.empty();
    private Optional<Double> waited = Optional.empty();

    private ClientMain(Stage stage) {
        this.stage = stage;
    }

    public static void main(String[] args) throws Exception {
        InterruptKey.ignore();
        Extensions extensions = Extensions.load(ClientMain.class.getClassLoader());
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                tell(out, new ClientMain(Wire.stage(line)).run(extensions));
            }
        }
        System.exit(0); // without waiting for threads of Netty's that end later
    }

    private static void tell(FileOutputStream out, Observed seen) throws IOException {
        out.write((ANSWER + Wire.text(seen) + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private Observed run(Extensions extensions) throws Exception {
        new TrialExecutor(plan(), extensions, Secret.NONE, this).run(new DeclaredScenario());
        return observed(
                measured.orElseThrow(() -> new IllegalStateException("no request was measured at " + stage.point())));
    }

    private Observed observed(IterationResult i) {
        long from = anchorNanos + Duration.between(anchor, i.from()).toNanos();
        return new Observed(
                from,
                System.nanoTime(),
                i.requests().succeeded(),
                i.requests().unsuccessful(),
                i.flow().outputTokensPerSecond(),
                new Latencies(of(i, Metric.TTFT), of(i, Metric.ICL), of(i, Metric.E2E)),
                of(i, Metric.LOOP_LAG),
                of(i, Metric.SCHEDULE_LAG),
                i.health(),
                waited,
                i.examples().isEmpty()
                        ? ""
                        : i.examples().get(0).cause().key() + " "
                                + i.examples().get(0).message());
    }

    private static Distribution of(IterationResult iteration, Metric metric) {
        Histogram histogram = iteration.histograms().get(metric);
        return Distribution.of(histogram == null ? Histograms.empty() : histogram);
    }

    private TrialPlan plan() {
        OperatingPoint point = stage.point();
        return new TrialPlan(
                "selfcheck",
                "",
                "",
                0,
                List.of(Mode.SampleTime),
                stage.engine(),
                Map.of(),
                point.closed()
                        ? new TrialPlan.LoadPlan("closed", Optional.of(point.level()), Map.of())
                        : new TrialPlan.LoadPlan(
                                "constant",
                                Optional.of(point.level()),
                                Map.of("maxInFlight", Integer.toString(MOST_IN_FLIGHT))),
                new Source(PROMPT, "", "", "", Integer.toString(point.tokens())),
                true,
                1,
                "cold",
                Optional.empty(),
                new Iterations(stage.warmupNanos() > 0 ? 1 : 0, Duration.ofNanos(stage.warmupNanos()), 0),
                new Iterations(1, Duration.ofNanos(stage.measurementNanos()), stage.requests()),
                Forks.of(0, 0),
                DEADLINE,
                TimeUnit.MILLISECONDS,
                new TrialPlan.ClientPlan(point.loops(), 0, point.transport(), "1.1"),
                RequestRules.STANDARD);
    }

    @Override
    public void interval(IntervalResult interval) {}

    @Override
    public void iteration(IterationResult iteration) {
        if (iteration.warmup()) {
            waiting = ProcessorWait.begin();
        } else {
            measured = Optional.of(iteration);
            waited = waiting.flatMap(wait -> wait.share(System.nanoTime()));
        }
    }
}
