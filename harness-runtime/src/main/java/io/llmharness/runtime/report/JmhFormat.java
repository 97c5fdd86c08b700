package io.llmharness.runtime.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.auto.service.AutoService;
import io.llmharness.annotations.Mode;
import io.llmharness.runtime.catalog.RunModel.Forks;
import io.llmharness.runtime.catalog.RunModel.Iterations;
import io.llmharness.runtime.metric.Metric;
import io.llmharness.runtime.plan.Defaults;
import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.result.HostFacts;
import io.llmharness.runtime.result.Rate;
import io.llmharness.runtime.result.RunResult;
import io.llmharness.runtime.result.RunSummary;
import io.llmharness.runtime.result.TrialSummary;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** JMH's own JSON, so that the tools which read that show these results too. Trials that are invalid are left out. */
@AutoService(ReportFormat.class)
public final class JmhFormat implements ReportFormat {
    /** The version of JMH whose form this is. */
    private static final String JMH_VERSION = "1.37";

    @Override
    public String id() {
        return "jmh";
    }

    @Override
    public String description() {
        return "JMH's JSON, for tools that read JMH results";
    }

    @Override
    public String extension() {
        return "jmh.json";
    }

    @Override
    public void write(RunResult run, OutputStream out) throws IOException {
        ArrayNode all = Json.MAPPER.createArrayNode();
        for (TrialSummary trial : RunSummary.of(run).trials()) {
            if (trial.validity().printable()) {
                primaries(trial).forEach((mode, metric) -> all.add(node(run.host(), trial, mode, metric)));
            }
        }
        Json.write(all, out);
    }

    /** The score of each mode, by JMH's word for the mode. Goodput is a throughput: beside one it is only a secondary metric. */
    private static Map<String, ObjectNode> primaries(TrialSummary trial) {
        Map<String, ObjectNode> primaries = new LinkedHashMap<>();
        for (Mode mode : trial.plan().modes()) {
            String word = switch (mode) {
                case Throughput, Goodput -> "thrpt";
                case SampleTime -> "sample";
                case SingleShotTime -> "ss";
            };
            primary(trial, mode).ifPresent(metric -> primaries.putIfAbsent(word, metric));
        }
        return primaries;
    }

    private static Optional<ObjectNode> primary(TrialSummary trial, Mode mode) {
        return switch (mode) {
            case Throughput ->
                trial.rate(Rate.Kind.OUTPUT_TOKENS)
                        .or(() -> trial.rate(Rate.Kind.REQUESTS))
                        .map(JmhMetric::of);
            case Goodput -> trial.rate(Rate.Kind.GOODPUT).map(JmhMetric::of);
            case SampleTime, SingleShotTime ->
                trial.latency(Metric.E2E)
                        .map(l -> JmhMetric.of(l, new Units(trial.plan().outputUnit())));
        };
    }

    private static ObjectNode node(HostFacts host, TrialSummary trial, String mode, ObjectNode primary) {
        TrialPlan plan = trial.plan();
        ObjectNode node = Json.object()
                .put("jmhVersion", JMH_VERSION)
                .put("benchmark", plan.benchmark())
                .put("mode", mode)
                .put(
                        "threads",
                        plan.load().closed() ? plan.load().level().orElse(1.0).intValue() : 1)
                .put("forks", plan.forks().count())
                .put(
                        "jvm",
                        plan.forks().jvm().isEmpty() ? host.jvm() : plan.forks().jvm());
        node.set("jvmArgs", Json.of(jvmArgs(plan.forks())));
        node.put("jdkVersion", host.jvm()).put("vmName", host.jvm()).put("vmVersion", host.jvm());
        iterations(node, "warmup", plan.warmup());
        iterations(node, "measurement", plan.measurement());
        node.set("params", Json.of(TrialNames.params(plan)));
        node.set("primaryMetric", primary);
        ObjectNode secondary = node.putObject("secondaryMetrics");
        Score.of(trial).forEach(score -> secondary.set(score.name(), JmhMetric.of(score)));
        return node;
    }

    /** What a fork's JVM ran with; nothing where no fork was started. */
    private static List<String> jvmArgs(Forks forks) {
        if (forks.count() == 0) {
            return List.of();
        }
        List<String> args = new ArrayList<>(forks.prepend());
        args.addAll(forks.jvmArgs().isEmpty() ? Defaults.JVM_ARGS : forks.jvmArgs());
        args.addAll(forks.append());
        return args;
    }

    private static void iterations(ObjectNode node, String phase, Iterations iterations) {
        node.put(phase + "Iterations", iterations.count())
                .put(phase + "Time", TrialNames.plain(iterations.time().toMillis() / 1000.0) + " s")
                .put(phase + "BatchSize", 1);
    }
}
