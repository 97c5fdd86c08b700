package io.llmharness.runtime.cli;

import io.llmharness.runtime.Harness;
import io.llmharness.runtime.Options;
import io.llmharness.runtime.OptionsBuilder;
import io.llmharness.runtime.catalog.RunModel.Forks;
import io.llmharness.runtime.plan.Defaults;
import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.plan.TrialPlan.EnginePlan;
import io.llmharness.runtime.result.OperatingPoint;
import io.llmharness.runtime.result.RunListener;
import io.llmharness.runtime.selfcheck.CheckPlan;
import io.llmharness.runtime.selfcheck.Selfcheck;
import io.llmharness.runtime.sim.SimOptions;
import io.llmharness.runtime.text.Durations;
import io.llmharness.runtime.text.UsageException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the words of a {@code selfcheck} command line add up to. */
final class SelfcheckArguments {
    private static final List<String> TRANSPORTS = List.of("nio", "epoll");
    private static final int FLOORS = 2;

    private final List<String> scenarios = new ArrayList<>();
    private List<String> engines = List.of();
    private List<Integer> users = List.of();
    private List<Double> rates = List.of();
    private List<Integer> chunks = List.of(1);
    private Optional<Integer> loops = Optional.empty();
    private Optional<String> transport = Optional.empty();
    private Optional<Integer> tokens = Optional.empty();
    private Duration ttft = Duration.ofMillis(50);
    private Duration itl = Duration.ofMillis(20);
    private Duration warmup = Duration.ofSeconds(5);
    private Duration measurement = Duration.ofSeconds(10);
    private String simulation = "";
    private Optional<Path> file = Optional.empty();
    private boolean help;

    static List<OptionRow<SelfcheckArguments>> rows() {
        OptionRows<SelfcheckArguments> rows = new OptionRows<SelfcheckArguments>()
                .group("Operating point; a list checks each value")
                .once("-engine <id,...>", "Whose protocol is spoken.", "vllm", (a, v) -> a.engines = Values.list(v))
                .once(
                        "-t <n,...>",
                        "Closed load: so many users.",
                        "32, or the scenario's",
                        (a, v) -> a.users =
                                Values.list(v).stream().map(Values::whole).toList())
                .once(
                        "-rate <x,...>",
                        "Open load: so many requests per second.",
                        "",
                        (a, v) -> a.rates =
                                Values.list(v).stream().map(Values::number).toList())
                .once("-ttft <time>", "Time to first token.", "50ms", (a, v) -> a.ttft = Durations.parse(v))
                .once("-itl <time>", "Time between two events.", "20ms", (a, v) -> a.itl = Durations.parse(v))
                .once(
                        "-tokens <n>",
                        "Tokens of an answer.",
                        "32, or the scenario's",
                        (a, v) -> a.tokens = Optional.of(atLeast(1, v)))
                .once(
                        "-chunk <n,...>",
                        "Tokens of an event.",
                        "1",
                        (a, v) -> a.chunks =
                                Values.list(v).stream().map(c -> atLeast(1, c)).toList())
                .once("-el <n>", "Event loops.", "1, or the scenario's", (a, v) -> a.loops = Optional.of(atLeast(1, v)))
                .once(
                        "-transport <name>",
                        "nio or epoll.",
                        Defaults.TRANSPORT,
                        (a, v) -> a.transport = Optional.of(Values.oneOf(v, "transport", TRANSPORTS)))
                .once(
                        "-sim <key=value,...>",
                        "More of what the reference engine does, such as jitter=0.2 or stall=2s/10s; keys as of serve.",
                        "",
                        (a, v) -> a.simulation = simulation(v));
        return rows.group("Check")
                .once("-w <time>", "Time before measuring.", "5s", (a, v) -> a.warmup = Durations.parseSeconds(v))
                .once("-r <time>", "Time measured.", "10s", (a, v) -> a.measurement = Durations.parseSeconds(v))
                .once("-rff <file>", "Write the certificates as JSON.", "", (a, v) -> a.file = Optional.of(Path.of(v)))
                .flag("-h", "Print this text.", (a, v) -> a.help = true)
                .all();
    }

    boolean help() {
        return help;
    }

    Optional<Path> file() {
        return file;
    }

    void word(String scenario) {
        scenarios.add(scenario);
    }

    /** The checks, in order. Throws {@link UsageException} where there is no reference engine. */
    List<CheckPlan> plans() {
        List<CheckPlan> plans = scenarios.isEmpty() ? ofOptions() : ofScenarios();
        plans.stream().map(p -> p.engine().id()).distinct().forEach(id -> {
            if (!Selfcheck.knows(id)) {
                throw new UsageException("There is no reference engine that speaks as \"" + id
                        + "\" does: the simulated engine has no such dialect.");
            }
        });
        return plans.stream().distinct().toList();
    }

    private List<CheckPlan> ofOptions() {
        List<CheckPlan> plans = new ArrayList<>();
        for (String engine : engines.isEmpty() ? List.of("vllm") : engines) {
            EnginePlan plan = new EnginePlan(engine, engine, "", "", "", Map.of());
            List<Integer> closed = users.isEmpty() && rates.isEmpty() ? List.of(32) : users;
            closed.forEach(n -> plans.addAll(at(plan, Forks.of(1, 0), true, n, 1, Defaults.TRANSPORT, 32)));
            rates.forEach(x -> plans.addAll(at(plan, Forks.of(1, 0), false, x, 1, Defaults.TRANSPORT, 32)));
        }
        return plans;
    }

    private List<CheckPlan> ofScenarios() {
        OptionsBuilder options = Options.builder().simulated("");
        scenarios.forEach(options::include);
        if (!engines.isEmpty()) {
            options.engine(engines.toArray(String[]::new));
        }
        if (!users.isEmpty()) {
            options.concurrency(users.stream().mapToInt(Integer::intValue).toArray());
        }
        if (!rates.isEmpty()) {
            options.rate(rates.stream().mapToDouble(Double::doubleValue).toArray());
        }
        List<CheckPlan> plans = new ArrayList<>();
        for (TrialPlan trial : new Harness(options.build(), RunListener.silent(), "").plan()) {
            EnginePlan engine = trial.engine();
            String declared = trial.source().outputTokens();
            plans.addAll(at(
                    new EnginePlan(engine.id(), engine.id(), "", engine.model(), "", engine.options()),
                    trial.forks(),
                    trial.load().closed(),
                    trial.load().level().orElse(1.0),
                    trial.client().loops(),
                    trial.client().transport(),
                    declared.matches("[0-9]{1,6}") ? Integer.parseInt(declared) : 32));
        }
        return plans;
    }

    private List<CheckPlan> at(
            EnginePlan engine,
            Forks forks,
            boolean closed,
            double level,
            int plannedLoops,
            String plannedTransport,
            int plannedTokens) {
        List<CheckPlan> plans = new ArrayList<>();
        for (int chunk : chunks) {
            int events = 1 + (tokens.orElse(plannedTokens) - 1 + chunk - 1) / chunk;
            OperatingPoint point = new OperatingPoint(
                    engine.id(),
                    closed,
                    level,
                    loops.orElse(plannedLoops),
                    transport.orElse(plannedTransport),
                    ttft.toNanos() / 1e6,
                    itl.toNanos() / 1e6,
                    events,
                    chunk);
            plans.add(new CheckPlan(point, engine, forks, warmup, measurement, FLOORS, true, 0, simulation));
        }
        return plans;
    }

    private static int atLeast(int least, String text) {
        int value = Values.whole(text);
        if (value < least) {
            throw new IllegalArgumentException("\"" + text + "\" is not at least " + least);
        }
        return value;
    }

    private static String simulation(String text) {
        SimOptions.parse(text);
        return text;
    }
}
