package io.llmharness.runtime.exec;

import io.llmharness.annotations.Mode;
import io.llmharness.runtime.catalog.RunModel.Forks;
import io.llmharness.runtime.catalog.RunModel.Iterations;
import io.llmharness.runtime.catalog.SloModel;
import io.llmharness.runtime.catalog.WorkloadModel.Source;
import io.llmharness.runtime.engine.EngineCatalog;
import io.llmharness.runtime.engine.Secret;
import io.llmharness.runtime.load.LoadShapes;
import io.llmharness.runtime.plan.RequestRules;
import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.result.IntervalResult;
import io.llmharness.runtime.result.IterationResult;
import io.llmharness.runtime.workload.Datasets;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Builds trials of the plain engine and runs them in this JVM. */
public final class PlainTrial implements Progress {
    private String shape = "closed";
    private double level = 1;
    private Map<String, String> options = Map.of();
    private Iterations warmup = new Iterations(0, Duration.ofSeconds(1), 0);
    private Iterations measurement = new Iterations(1, Duration.ofSeconds(1), 0);
    private Duration timeout = Duration.ofSeconds(10);
    private Optional<SloModel> slo = Optional.empty();
    private int loops = 1;
    private int connections;
    private RequestRules rules = RequestRules.STANDARD;
    private Forks forks = Forks.of(0, 0);
    private String cache = "cold";
    private boolean stream = true;
    private List<String> profiles = List.of();
    final List<IterationResult> iterations = new ArrayList<>();
    final List<IntervalResult> intervals = new ArrayList<>();

    public PlainTrial users(int users) {
        level = users;
        return this;
    }

    public PlainTrial open(String arrivals, double perSecond, Map<String, String> with) {
        shape = arrivals;
        level = perSecond;
        options = with;
        return this;
    }

    public PlainTrial options(Map<String, String> with) {
        options = with;
        return this;
    }

    public PlainTrial warmup(int count, Duration time) {
        warmup = new Iterations(count, time, 0);
        return this;
    }

    public PlainTrial measurement(int count, Duration time) {
        measurement = new Iterations(count, time, 0);
        return this;
    }

    public PlainTrial requests(int count) {
        measurement = new Iterations(1, Duration.ofSeconds(1), count);
        return this;
    }

    public PlainTrial timeout(Duration deadline) {
        timeout = deadline;
        return this;
    }

    public PlainTrial rules(RequestRules all) {
        rules = all;
        return this;
    }

    public PlainTrial slo(SloModel limits) {
        slo = Optional.of(limits);
        return this;
    }

    public PlainTrial loops(int count) {
        loops = count;
        return this;
    }

    public PlainTrial connections(int most) {
        connections = most;
        return this;
    }

    public PlainTrial warm() {
        cache = "warm";
        return this;
    }

    public PlainTrial whole() {
        stream = false;
        return this;
    }

    public PlainTrial profiles(String... ids) {
        profiles = List.of(ids);
        return this;
    }

    public PlainTrial forks(Forks all) {
        forks = all;
        return this;
    }

    public TrialPlan plan(URI url) {
        return new TrialPlan(
                "plain",
                "",
                PlainScenario.class.getName(),
                0,
                List.of(Mode.SampleTime),
                new TrialPlan.EnginePlan("plain", "plain", url.toString(), "m", "", Map.of()),
                Map.of(),
                new TrialPlan.LoadPlan(shape, Optional.of(level), options),
                new Source("hello", "", "", "", ""),
                stream,
                1,
                cache,
                slo,
                warmup,
                measurement,
                forks,
                timeout,
                TimeUnit.MILLISECONDS,
                new TrialPlan.ClientPlan(loops, connections, "nio", "auto"),
                rules,
                profiles,
                List.of());
    }

    TrialExecutor executor(URI url) {
        ClassLoader loader = PlainTrial.class.getClassLoader();
        Extensions extensions = new Extensions(
                loader, EngineCatalog.of(List.of(new PlainAdapter())), Datasets.load(loader), LoadShapes.load(loader));
        return new TrialExecutor(plan(url), extensions, Secret.NONE, this);
    }

    /** Runs the trial to its end and gives its only, or last, iteration. */
    IterationResult run(ScriptedServer server) throws Exception {
        return run(server.url());
    }

    IterationResult run(URI url) throws Exception {
        executor(url).run();
        return iterations.get(iterations.size() - 1);
    }

    @Override
    public void interval(IntervalResult interval) {
        intervals.add(interval);
    }

    @Override
    public void iteration(IterationResult iteration) {
        iterations.add(iteration);
    }
}
