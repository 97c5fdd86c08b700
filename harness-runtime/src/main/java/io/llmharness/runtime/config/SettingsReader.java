package io.llmharness.runtime.config;

import io.llmharness.annotations.Mode;
import io.llmharness.runtime.catalog.LoadModel;
import io.llmharness.runtime.catalog.RunModel.Forks;
import io.llmharness.runtime.catalog.RunModel.Iterations;
import io.llmharness.runtime.catalog.RunModel.Retry;
import io.llmharness.runtime.catalog.SloModel;
import io.llmharness.runtime.catalog.WorkloadModel;
import io.llmharness.runtime.config.ConfigNode.Kind;
import io.llmharness.runtime.plan.Defaults;
import io.llmharness.runtime.text.Durations;
import io.llmharness.runtime.text.Nearest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Reads what annotations other than {@code @Workload} say, from a scenario or from one of its workloads. */
final class SettingsReader {
    static final List<String> LOADS = List.of("concurrency", "arrivalRate", "loadShape");

    private final KnownNames known;
    private final ConfigProblems problems;

    SettingsReader(KnownNames known, ConfigProblems problems) {
        this.known = known;
        this.problems = problems;
    }

    /** The workload with everything that the node says of how it is run. */
    WorkloadModel apply(ConfigNode node, WorkloadModel workload) {
        WorkloadModel w = load(node, workload);
        Optional<ConfigNode> modes = node.get("benchmarkMode");
        if (modes.isPresent()) {
            w = w.modes(
                    modes.get().list().stream().map(n -> Mode.valueOf(n.text)).toArray(Mode[]::new));
        }
        if (node.entries.containsKey("slo")) {
            w = w.slo(slo(node.at("slo")));
        }
        if (node.entries.containsKey("warmup")) {
            Iterations i = iterations(node.at("warmup"), Defaults.WARMUP);
            w = w.warmup(i.count(), i.time(), i.requests());
        }
        if (node.entries.containsKey("measurement")) {
            Iterations i = iterations(node.at("measurement"), Defaults.MEASUREMENT);
            w = w.measurement(i.count(), i.time(), i.requests());
        }
        if (node.entries.containsKey("fork")) {
            w = w.fork(forks(node.at("fork")));
        }
        if (node.entries.containsKey("timeout")) {
            w = timeout(node.at("timeout"), w);
        }
        if (node.entries.containsKey("retry")) {
            Retry retry = retry(node.at("retry"));
            w = w.retry(retry.attempts(), retry.backoff(), retry.longest());
        }
        return node.entries.containsKey("outputTimeUnit") ? w.outputUnit(unit(node.text("outputTimeUnit"))) : w;
    }

    private WorkloadModel load(ConfigNode node, WorkloadModel workload) {
        List<String> given = LOADS.stream().filter(node.entries::containsKey).toList();
        if (given.size() > 1) {
            problems.add(
                    node.at(given.get(1)),
                    "is a second load beside \"" + given.get(0) + "\": a load is closed or open; choose one.");
        }
        if (given.isEmpty()) {
            return workload;
        }
        ConfigNode load = node.at(given.get(0));
        return workload.load(
                switch (given.get(0)) {
                    case "concurrency" -> concurrency(load);
                    case "arrivalRate" -> arrivalRate(load);
                    default -> shape(load);
                });
    }

    private static LoadModel concurrency(ConfigNode node) {
        Optional<ConfigNode> value = node.kind == Kind.OBJECT ? node.get("value") : Optional.of(node);
        LoadModel load = LoadModel.closed(
                value.map(v -> v.list().stream().mapToInt(ConfigNode::whole).toArray())
                        .orElse(new int[] {1}));
        if (node.entries.containsKey("thinkTime")) {
            load = load.thinkTime(Durations.parse(node.text("thinkTime")));
        }
        return node.entries.containsKey("rampUp") ? load.rampUp(Durations.parse(node.text("rampUp"))) : load;
    }

    private static LoadModel arrivalRate(ConfigNode node) {
        ConfigNode value = node.get("value").orElse(node);
        LoadModel load = LoadModel.open(
                node.get("arrivals").map(n -> n.text).orElse("poisson"),
                value.list().stream().mapToDouble(ConfigNode::number).toArray());
        if (node.entries.containsKey("burstiness")) {
            load = load.burstiness(node.at("burstiness").number());
        }
        return node.entries.containsKey("maxInFlight")
                ? load.maxInFlight(node.at("maxInFlight").whole())
                : load;
    }

    private LoadModel shape(ConfigNode node) {
        ConfigNode id = node.get("value").orElse(node);
        if (!known.shapes().contains(id.text)) {
            problems.add(
                    id,
                    "is \"" + id.text + "\", and there is no such load shape." + Nearest.hint(id.text, known.shapes()));
            return LoadModel.shaped(id.text);
        }
        LoadModel load = LoadModel.shaped(id.text);
        List<String> names = known.shapeOptions(id.text);
        for (var option : node.get("options").map(o -> o.entries.entrySet()).orElse(Set.of())) {
            if (!names.contains(option.getKey())) {
                problems.add(
                        option.getValue(),
                        "is no option of the load shape " + id.text + "." + Nearest.hint(option.getKey(), names));
            }
            load = load.option(option.getKey(), option.getValue().text);
        }
        return load;
    }

    private static SloModel slo(ConfigNode node) {
        SloModel slo = SloModel.attainment(
                node.get("attainment").map(ConfigNode::number).orElse(Defaults.ATTAINMENT));
        Optional<Duration> ttft = node.get("ttft").map(n -> Durations.parse(n.text));
        Optional<Duration> tpot = node.get("tpot").map(n -> Durations.parse(n.text));
        Optional<Duration> e2e = node.get("e2e").map(n -> Durations.parse(n.text));
        return new SloModel(ttft, tpot, e2e, slo.attainment());
    }

    private static Iterations iterations(ConfigNode node, Iterations otherwise) {
        return new Iterations(
                node.get("iterations").map(ConfigNode::whole).orElse(otherwise.count()),
                node.get("time").map(n -> Durations.parse(n.text)).orElse(otherwise.time()),
                node.get("requests").map(ConfigNode::whole).orElse(0));
    }

    private static Forks forks(ConfigNode node) {
        if (node.kind != Kind.OBJECT) {
            return Forks.of(node.whole(), 0);
        }
        return new Forks(
                node.get("value").map(ConfigNode::whole).orElse(Defaults.FORKS.count()),
                node.get("warmups").map(ConfigNode::whole).orElse(0),
                node.text("jvm"),
                texts(node, "jvmArgs"),
                texts(node, "jvmArgsPrepend"),
                texts(node, "jvmArgsAppend"));
    }

    private static List<String> texts(ConfigNode node, String key) {
        return node.get(key)
                .map(n -> n.items.stream().map(i -> i.text).toList())
                .orElse(List.of());
    }

    private static WorkloadModel timeout(ConfigNode node, WorkloadModel workload) {
        if (node.kind != Kind.OBJECT) {
            return workload.timeout(Durations.parse(node.text));
        }
        WorkloadModel w = workload;
        for (var entry : node.entries.entrySet()) {
            Duration time = Durations.parse(entry.getValue().text);
            w = switch (entry.getKey()) {
                case "time" -> w.timeout(time);
                case "connect" -> w.connectTimeout(time);
                case "firstToken" -> w.firstTokenTimeout(time);
                default -> w.idleTimeout(time);
            };
        }
        return w;
    }

    static Retry retry(ConfigNode node) {
        if (node.kind != Kind.OBJECT) {
            return new Retry(node.whole(), Defaults.RETRY_BACKOFF, Defaults.RETRY_LONGEST);
        }
        return new Retry(
                node.at("attempts").whole(),
                node.get("backoff").map(n -> Durations.parse(n.text)).orElse(Defaults.RETRY_BACKOFF),
                node.get("longest").map(n -> Durations.parse(n.text)).orElse(Defaults.RETRY_LONGEST));
    }

    private static TimeUnit unit(String word) {
        return switch (word) {
            case "ns" -> TimeUnit.NANOSECONDS;
            case "us" -> TimeUnit.MICROSECONDS;
            case "s" -> TimeUnit.SECONDS;
            case "m" -> TimeUnit.MINUTES;
            case "h" -> TimeUnit.HOURS;
            case "d" -> TimeUnit.DAYS;
            default -> TimeUnit.MILLISECONDS;
        };
    }
}
