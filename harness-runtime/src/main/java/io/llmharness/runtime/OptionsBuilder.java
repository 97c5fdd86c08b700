package io.llmharness.runtime;

import static io.llmharness.runtime.Checks.atLeast;
import static io.llmharness.runtime.Checks.positive;

import io.llmharness.annotations.Mode;
import io.llmharness.runtime.Options.ResultRequest;
import io.llmharness.runtime.catalog.RunModel.Phases;
import io.llmharness.runtime.catalog.RunModel.Retry;
import io.llmharness.runtime.catalog.Selection;
import io.llmharness.runtime.catalog.SloModel;
import io.llmharness.runtime.plan.Budget;
import io.llmharness.runtime.plan.Defaults;
import io.llmharness.runtime.plan.EngineReset;
import io.llmharness.runtime.plan.Overrides;
import io.llmharness.runtime.plan.Overrides.Client;
import io.llmharness.runtime.plan.Overrides.Engines;
import io.llmharness.runtime.plan.Overrides.ForkChanges;
import io.llmharness.runtime.plan.Overrides.Load;
import io.llmharness.runtime.plan.Overrides.Prompts;
import io.llmharness.runtime.plan.Overrides.Windows;
import io.llmharness.runtime.plan.RateLimits;
import io.llmharness.runtime.profile.Profile;
import io.llmharness.runtime.selfcheck.Certificates;
import io.llmharness.runtime.text.UsageException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Builds {@link Options}. Methods that take several values add to what earlier calls gave; the others replace it. */
public final class OptionsBuilder {
    /** As the compiler says of {@code @ArrivalRate}. */
    private static final double MOST_PER_SECOND = 1_000_000;

    private final List<String> includes = new ArrayList<>();
    private final List<String> classes = new ArrayList<>();
    private final List<String> excludes = new ArrayList<>();
    private final List<String> engines = new ArrayList<>();
    private final Map<String, String> models = new LinkedHashMap<>();
    private final Map<String, String> urls = new LinkedHashMap<>();
    private final Map<String, List<String>> params = new LinkedHashMap<>();
    private final List<Integer> users = new ArrayList<>();
    private final List<Double> rates = new ArrayList<>();
    private Prompts prompts = Prompts.UNSET;
    private String shape = "";
    private Map<String, String> shapeOptions = Map.of();
    private final List<Mode> modes = new ArrayList<>();
    private final List<Path> config = new ArrayList<>();
    private final List<ResultRequest> results = new ArrayList<>();
    private final Set<String> profiles = new LinkedHashSet<>();
    private Optional<String> simulated = Optional.empty();
    private Windows warmup = Windows.UNSET;
    private Windows measurement = Windows.UNSET;
    private ForkChanges forks = ForkChanges.UNSET;
    private Client client = Client.UNSET;
    private Optional<String> reset = Optional.empty();
    private Optional<Duration> timeout = Optional.empty();
    private Phases phases = Phases.NONE;
    private Optional<Retry> retry = Optional.empty();
    private RateLimits aMinute = RateLimits.NONE;
    private Budget budget = Budget.NONE;
    private Optional<Duration> stall = Optional.empty();
    private Optional<Long> seed = Optional.empty();
    private Optional<SloModel> limits = Optional.empty();
    private OptionalDouble attainment = OptionalDouble.empty();
    private Optional<TimeUnit> timeUnit = Optional.empty();
    private Optional<Path> eventLog = Optional.empty();
    private boolean failOnError;
    private boolean silent;
    private Certificates.Wanted certificates = Certificates.Wanted.CACHED;
    private Conduct conduct = Conduct.USUAL;

    OptionsBuilder() {}

    /** Adds the benchmarks in whose name the regular expression is found. */
    public OptionsBuilder include(String regexp) {
        includes.add(regexp);
        return this;
    }

    /** Adds all benchmarks of a scenario class. */
    public OptionsBuilder include(Class<?> scenario) {
        classes.add(scenario.getName());
        return this;
    }

    /** Leaves out the benchmarks in whose name the regular expression is found. */
    public OptionsBuilder exclude(String regexp) {
        excludes.add(regexp);
        return this;
    }

    /** Reads engines and scenarios from these files, YAML or JSON; where there are scenarios in them, only those are run. */
    public OptionsBuilder config(Path... files) {
        config.addAll(List.of(files));
        return this;
    }

    /** Runs on these engines only, by label or id; an id that a scenario does not name is added to it. */
    public OptionsBuilder engine(String... names) {
        engines.addAll(List.of(names));
        return this;
    }

    /** The model of every engine. */
    public OptionsBuilder model(String model) {
        return model(Overrides.EVERY_ENGINE, model);
    }

    /** The model of one engine, by label or id. */
    public OptionsBuilder model(String engine, String model) {
        models.put(engine, model);
        return this;
    }

    /** The base URL of the run's only engine. */
    public OptionsBuilder url(String url) {
        return url(Overrides.EVERY_ENGINE, url);
    }

    /** The base URL of one engine, by label or id. */
    public OptionsBuilder url(String engine, String url) {
        urls.put(engine, url);
        return this;
    }

    /** Lets the simulated engine answer for every engine. */
    public OptionsBuilder simulated() {
        return simulated("");
    }

    /** Lets the simulated engine answer for every engine, with options such as {@code "ttft=200ms,itl=20ms"}. */
    public OptionsBuilder simulated(String options) {
        simulated = Optional.of(options);
        return this;
    }

    /** Values of a {@code @Param} field, in place of the annotation's. */
    public OptionsBuilder param(String name, String... values) {
        params.computeIfAbsent(name, n -> new ArrayList<>()).addAll(List.of(values));
        return this;
    }

    /** A closed load with so many users; several values are a sweep. */
    public OptionsBuilder concurrency(int... values) {
        Arrays.stream(values).forEach(v -> users.add(atLeast(1, v, "concurrency")));
        return this;
    }

    /** An open load with so many requests per second; several values are a sweep. */
    public OptionsBuilder rate(double... perSecond) {
        for (double rate : perSecond) {
            if (!(rate > 0 && rate <= MOST_PER_SECOND)) {
                throw new UsageException("rate must be above 0 and at most "
                        + String.format(Locale.ROOT, "%,.0f", MOST_PER_SECOND) + " per second, not " + rate);
            }
            rates.add(rate);
        }
        return this;
    }

    /** A load by the id of its shape and the shape's options; levels come from {@link #concurrency} or {@link #rate}. */
    public OptionsBuilder load(String id, Map<String, String> options) {
        shape = id;
        shapeOptions = options;
        return this;
    }

    /** Prompts of a data set, by its id and its options, in place of the annotation's. */
    public OptionsBuilder dataset(String id, Map<String, String> options) {
        prompts = new Prompts(id, options);
        return this;
    }

    /** The scores wanted. */
    public OptionsBuilder mode(Mode... wanted) {
        modes.addAll(List.of(wanted));
        return this;
    }

    /** Number of warm-up iterations. */
    public OptionsBuilder warmupIterations(int count) {
        warmup = new Windows(Optional.of(atLeast(0, count, "warmupIterations")), warmup.time(), warmup.requests());
        return this;
    }

    /** Length of a warm-up iteration. */
    public OptionsBuilder warmupTime(Duration time) {
        warmup = new Windows(warmup.count(), Optional.of(positive(time, "warmupTime")), warmup.requests());
        return this;
    }

    /** Number of measured iterations. */
    public OptionsBuilder measurementIterations(int count) {
        Optional<Integer> checked = Optional.of(atLeast(1, count, "measurementIterations"));
        measurement = new Windows(checked, measurement.time(), measurement.requests());
        return this;
    }

    /** Length of a measured iteration. */
    public OptionsBuilder measurementTime(Duration time) {
        Optional<Duration> checked = Optional.of(positive(time, "measurementTime"));
        measurement = new Windows(measurement.count(), checked, measurement.requests());
        return this;
    }

    /** Ends a measured iteration after so many requests instead of after a time. */
    public OptionsBuilder requests(int count) {
        Optional<Integer> checked = Optional.of(atLeast(1, count, "requests"));
        measurement = new Windows(measurement.count(), measurement.time(), checked);
        return this;
    }

    /** Number of measured forks; 0 runs in this JVM. */
    public OptionsBuilder forks(int count) {
        forks = forks.count(atLeast(0, count, "forks"));
        return this;
    }

    /** Number of forks that are run first and thrown away. */
    public OptionsBuilder warmupForks(int count) {
        forks = forks.warmups(atLeast(0, count, "warmupForks"));
        return this;
    }

    /** The {@code java} executable of forks. */
    public OptionsBuilder jvm(String executable) {
        forks = forks.jvm(executable);
        return this;
    }

    /** JVM arguments of forks, in place of the harness's own. */
    public OptionsBuilder jvmArgs(String... args) {
        forks = forks.jvmArgs(List.of(args));
        return this;
    }

    /** JVM arguments of forks, before the others. */
    public OptionsBuilder jvmArgsPrepend(String... args) {
        forks = forks.prepend(List.of(args));
        return this;
    }

    /** JVM arguments of forks, after the others. */
    public OptionsBuilder jvmArgsAppend(String... args) {
        forks = forks.append(List.of(args));
        return this;
    }

    /** Deadline of one request. */
    public OptionsBuilder timeout(Duration deadline) {
        timeout = Optional.of(positive(deadline, "timeout"));
        return this;
    }

    /** Time that a connection may take to be made. */
    public OptionsBuilder connectTimeout(Duration most) {
        phases = phases.connect(positive(most, "connectTimeout"));
        return this;
    }

    /** Time that the first token of a streamed answer may take. */
    public OptionsBuilder firstTokenTimeout(Duration most) {
        phases = phases.firstToken(positive(most, "firstTokenTimeout"));
        return this;
    }

    /** Time that may pass between two tokens of a streamed answer. */
    public OptionsBuilder idleTimeout(Duration most) {
        phases = phases.idle(positive(most, "idleTimeout"));
        return this;
    }

    /** Sends again what failed for a reason that may pass: attempts in all, the wait before the second, the longest wait. */
    public OptionsBuilder retry(int attempts, Duration backoff, Duration longest) {
        retry = Optional.of(new Retry(atLeast(1, attempts, "attempts"), backoff, positive(longest, "longest")));
        return this;
    }

    /** Holds users back to so many requests and tokens a minute, and ends the run by itself when so much is used up. */
    public OptionsBuilder spending(RateLimits most, Budget cap) {
        aMinute = most;
        budget = cap;
        return this;
    }

    /** The state that engines are put into before each fork: {@code none}, {@code cache}, {@code model}, or {@code cmd:} and a command. */
    public OptionsBuilder reset(String state) {
        EngineReset.parse(state);
        reset = Optional.of(state);
        return this;
    }

    /** Gap within an answer above which it stalls; from there on the stall fraction counts it. */
    public OptionsBuilder stall(Duration gap) {
        stall = Optional.of(positive(gap, "stall"));
        return this;
    }

    /** Seed of everything random. */
    public OptionsBuilder seed(long value) {
        seed = Optional.of(value);
        return this;
    }

    /** Limit of the time to first token; any limit of the run replaces all of {@code @Slo}. */
    public OptionsBuilder sloTtft(Duration limit) {
        limits = Optional.of(limits().ttft(positive(limit, "sloTtft")));
        return this;
    }

    /** Limit of the time per output token. */
    public OptionsBuilder sloTpot(Duration limit) {
        limits = Optional.of(limits().tpot(positive(limit, "sloTpot")));
        return this;
    }

    /** Limit of the end-to-end latency. */
    public OptionsBuilder sloE2e(Duration limit) {
        limits = Optional.of(limits().e2e(positive(limit, "sloE2e")));
        return this;
    }

    /** Share of requests that must meet the limits, in (0, 1]. */
    public OptionsBuilder sloAttainment(double share) {
        if (!(share > 0 && share <= 1)) {
            throw new UsageException("attainment is a share: above 0 and at most 1, not " + share);
        }
        attainment = OptionalDouble.of(share);
        return this;
    }

    /** Unit of times in the printed table. */
    public OptionsBuilder timeUnit(TimeUnit unit) {
        timeUnit = Optional.of(unit);
        return this;
    }

    /** Number of event loops. */
    public OptionsBuilder eventLoops(int count) {
        client = new Client(
                Optional.of(atLeast(1, count, "eventLoops")), client.connections(), client.transport(), client.http());
        return this;
    }

    /** Most connections that a loop may hold. */
    public OptionsBuilder connections(int count) {
        client = new Client(
                client.loops(), Optional.of(atLeast(1, count, "connections")), client.transport(), client.http());
        return this;
    }

    /** {@code nio}, {@code epoll} or {@code auto}: epoll where it is available. */
    public OptionsBuilder transport(String name) {
        client = new Client(client.loops(), client.connections(), Optional.of(name), client.http());
        return this;
    }

    /** Version of HTTP with an https engine: {@code auto}, {@code 1.1} or {@code 2}. */
    public OptionsBuilder http(String version) {
        client = new Client(client.loops(), client.connections(), client.transport(), Optional.of(version));
        return this;
    }

    /** Shows, beside the harness's own figures, those of other tools for the same answers: {@code vllm}, {@code aiperf} and so on. */
    public OptionsBuilder profile(String... ids) {
        for (String id : ids) {
            profiles.add(Profile.named(id).id());
        }
        return this;
    }

    /** Writes the result to a file, in the format that its extension names. */
    public OptionsBuilder result(Path path) {
        results.add(new ResultRequest(Optional.empty(), Optional.of(path)));
        return this;
    }

    /** Writes the result in a format by its id, to {@code llm-harness-result} with the format's extension. */
    public OptionsBuilder result(String format) {
        results.add(new ResultRequest(Optional.of(format), Optional.empty()));
        return this;
    }

    /** Writes the result to a file, in a format by its id. */
    public OptionsBuilder result(String format, Path path) {
        results.add(new ResultRequest(Optional.of(format), Optional.of(path)));
        return this;
    }

    /** Keeps an event log of every request; {@code report}, {@code inspect} and {@code export} read it. */
    public OptionsBuilder eventLog(Path file) {
        eventLog = Optional.of(file);
        return this;
    }

    /** Ends the run with the first failed trial. */
    public OptionsBuilder failOnError(boolean fail) {
        failOnError = fail;
        return this;
    }

    /** How trials follow on one another, and what ends them. */
    public OptionsBuilder conduct(Conduct how) {
        conduct = how;
        return this;
    }

    /** Prints nothing. */
    public OptionsBuilder silent(boolean quiet) {
        silent = quiet;
        return this;
    }

    /** Whether the run carries certificates of the client's accuracy, as a check of seconds after its trials gives them. */
    public OptionsBuilder certificates(Certificates.Wanted wanted) {
        certificates = wanted;
        return this;
    }

    /** The options. Throws {@link UsageException} where a regular expression is broken or two options contradict each other. */
    public Options build() {
        if (measurement.time().isPresent() && measurement.requests().isPresent()) {
            throw new UsageException(
                    "A measured iteration ends after a time (-r) or after a number of requests (-n), not both.");
        }
        Overrides overrides = new Overrides(
                new Engines(engines, models, urls, simulated, reset),
                params,
                new Load(users, rates, shape, shapeOptions),
                modes,
                warmup,
                measurement,
                forks,
                timeout,
                seed,
                slo(),
                timeUnit,
                client,
                phases,
                retry,
                aMinute,
                budget,
                stall,
                List.copyOf(profiles),
                prompts);
        return new Options(
                Selection.of(includes, classes, excludes),
                overrides,
                config,
                results,
                eventLog,
                failOnError,
                silent,
                certificates,
                conduct);
    }

    private Optional<SloModel> slo() {
        if (limits.isEmpty() && attainment.isPresent()) {
            throw new UsageException("An attainment needs a limit beside it: ttft, tpot or e2e.");
        }
        return limits.map(l -> new SloModel(l.ttft(), l.tpot(), l.e2e(), attainment.orElse(l.attainment())));
    }

    private SloModel limits() {
        return limits.orElse(SloModel.attainment(Defaults.ATTAINMENT));
    }
}
