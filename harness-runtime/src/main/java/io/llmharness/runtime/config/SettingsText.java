package io.llmharness.runtime.config;

import io.llmharness.annotations.Mode;
import io.llmharness.runtime.catalog.LoadModel;
import io.llmharness.runtime.catalog.RunModel;
import io.llmharness.runtime.catalog.RunModel.Forks;
import io.llmharness.runtime.catalog.RunModel.Iterations;
import io.llmharness.runtime.catalog.RunModel.Retry;
import io.llmharness.runtime.catalog.SloModel;
import io.llmharness.runtime.catalog.WorkloadModel;
import io.llmharness.runtime.text.Durations;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** How a workload is run, as a file says it: what {@link SettingsReader} reads back. */
final class SettingsText {
    private static final List<String> OPEN = List.of("constant", "poisson", "gamma");

    private SettingsText() {}

    static void write(Map<String, Object> node, WorkloadModel workload) {
        RunModel run = workload.run();
        if (!run.modes().isEmpty()) {
            node.put("benchmarkMode", run.modes().stream().map(Mode::name).toList());
        }
        if (!workload.load().equals(LoadModel.SINGLE_USER)) {
            load(node, workload.load());
        }
        workload.slo().ifPresent(slo -> node.put("slo", slo(slo)));
        run.warmup().ifPresent(w -> node.put("warmup", iterations(w)));
        run.measurement().ifPresent(m -> node.put("measurement", iterations(m)));
        run.fork().ifPresent(forks -> node.put("fork", forks(forks)));
        Map<String, Object> timeout = new LinkedHashMap<>();
        put(timeout, "time", run.timeout());
        put(timeout, "connect", run.phases().connect());
        put(timeout, "firstToken", run.phases().firstToken());
        put(timeout, "idle", run.phases().idle());
        if (!timeout.isEmpty()) {
            node.put("timeout", timeout);
        }
        run.retry().ifPresent(retry -> node.put("retry", retry(retry)));
        run.outputUnit().ifPresent(unit -> node.put("outputTimeUnit", unit(unit)));
    }

    private static void load(Map<String, Object> node, LoadModel load) {
        Map<String, Object> own = new LinkedHashMap<>();
        if (load.shape().equals("closed")) {
            own.put("value", load.levels().stream().map(Double::intValue).toList());
            for (String name : List.of("thinkTime", "rampUp")) {
                Optional.ofNullable(load.options().get(name))
                        .ifPresent(time -> own.put(name, Durations.format(Duration.parse(time))));
            }
            node.put("concurrency", own);
        } else if (OPEN.contains(load.shape())) {
            own.put("value", load.levels());
            own.put("arrivals", load.shape());
            Optional.ofNullable(load.options().get("burstiness"))
                    .ifPresent(text -> own.put("burstiness", Double.parseDouble(text)));
            Optional.ofNullable(load.options().get("maxInFlight"))
                    .ifPresent(text -> own.put("maxInFlight", Integer.parseInt(text)));
            node.put("arrivalRate", own);
        } else {
            own.put("value", load.shape());
            own.put("options", ConfigText.literals(load.options()));
            node.put("loadShape", own);
        }
    }

    private static Map<String, Object> slo(SloModel slo) {
        Map<String, Object> node = new LinkedHashMap<>();
        put(node, "ttft", slo.ttft());
        put(node, "tpot", slo.tpot());
        put(node, "e2e", slo.e2e());
        node.put("attainment", slo.attainment());
        return node;
    }

    private static Map<String, Object> iterations(Iterations iterations) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("iterations", iterations.count());
        node.put("time", Durations.format(iterations.time()));
        if (iterations.requests() > 0) {
            node.put("requests", iterations.requests());
        }
        return node;
    }

    private static Map<String, Object> forks(Forks forks) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("value", forks.count());
        if (forks.warmups() > 0) {
            node.put("warmups", forks.warmups());
        }
        if (!forks.jvm().isEmpty()) {
            node.put("jvm", ConfigText.literal(forks.jvm()));
        }
        put(node, "jvmArgs", forks.jvmArgs());
        put(node, "jvmArgsPrepend", forks.prepend());
        put(node, "jvmArgsAppend", forks.append());
        return node;
    }

    private static Map<String, Object> retry(Retry retry) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("attempts", retry.attempts());
        node.put("backoff", Durations.format(retry.backoff()));
        node.put("longest", Durations.format(retry.longest()));
        return node;
    }

    private static void put(Map<String, Object> node, String key, Optional<Duration> time) {
        time.ifPresent(t -> node.put(key, Durations.format(t)));
    }

    private static void put(Map<String, Object> node, String key, List<String> texts) {
        if (!texts.isEmpty()) {
            node.put(key, texts.stream().map(ConfigText::literal).toList());
        }
    }

    private static String unit(TimeUnit unit) {
        return switch (unit) {
            case NANOSECONDS -> "ns";
            case MICROSECONDS -> "us";
            case SECONDS -> "s";
            case MINUTES -> "m";
            case HOURS -> "h";
            case DAYS -> "d";
            case MILLISECONDS -> "ms";
        };
    }
}
