package io.llmharness.runtime;

import io.llmharness.runtime.catalog.Benchmark;
import io.llmharness.runtime.catalog.RunModel.Forks;
import io.llmharness.runtime.catalog.ScenarioCatalog;
import io.llmharness.runtime.compare.PrecisionGoal;
import io.llmharness.runtime.config.Config;
import io.llmharness.runtime.config.ConfigFiles;
import io.llmharness.runtime.engine.EngineCatalog;
import io.llmharness.runtime.fork.InProcessLauncher;
import io.llmharness.runtime.fork.LocalForkLauncher;
import io.llmharness.runtime.fork.TrialRunner;
import io.llmharness.runtime.host.Host;
import io.llmharness.runtime.plan.PlanWarnings;
import io.llmharness.runtime.plan.Planner;
import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.preflight.Targets;
import io.llmharness.runtime.report.ConsoleProgress;
import io.llmharness.runtime.report.TextFormat;
import io.llmharness.runtime.result.Capacity;
import io.llmharness.runtime.result.RunListener;
import io.llmharness.runtime.result.RunResult;
import io.llmharness.runtime.result.RunSummary;
import io.llmharness.runtime.result.TrialResult;
import io.llmharness.runtime.selfcheck.CertificateCache;
import io.llmharness.runtime.selfcheck.Certificates;
import io.llmharness.runtime.text.UsageException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Measures: from options to a report, one stage after the other. Used once. */
public final class Harness {
    private final Options options;
    private final Optional<KeptLog> log;
    private final RunListener listener;
    private final String commandLine;
    private final ClassLoader loader;
    private volatile @Nullable TrialRunner running;
    private volatile @Nullable Certificates checking;
    private volatile boolean interrupted;
    private @Nullable Config config;

    /**
     * A harness that prints nothing itself.
     *
     * @param listener told what happens
     * @param commandLine for the result; secrets masked
     */
    public Harness(Options options, RunListener listener, String commandLine) {
        this.options = options;
        this.log = options.eventLog().map(KeptLog::new);
        this.listener =
                new OneAtATime(listener, log.<RunListener>map(KeptLog::listener).orElse(RunListener.silent()));
        this.commandLine = commandLine;
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        this.loader = context == null ? Harness.class.getClassLoader() : context;
    }

    /**
     * Runs what the options ask for, with progress and tables on standard output unless they ask for silence. Throws
     * {@link io.llmharness.runtime.text.UsageException} for what makes no sense and
     * {@link io.llmharness.runtime.text.RunFailure} when an engine cannot be reached; what fails inside a trial stands in the report.
     */
    public static RunReport run(Options options) {
        RunListener listener = options.silent()
                ? RunListener.silent()
                : new ConsoleProgress(System.out, System::nanoTime, false, false);
        RunReport report = new Harness(options, listener, "").run();
        if (!options.silent()) {
            System.out.print(TextFormat.render(report.summary()));
        }
        return report;
    }

    /** The stages of a run. */
    public RunReport run() {
        EngineCatalog engines = EngineCatalog.load(loader);
        List<TrialPlan> plan = plan(engines);
        ResultFiles files = ResultFiles.check(options.results());
        log.ifPresent(kept -> kept.check(options.results()));
        Instant start = Instant.now();
        Resets resets = new Resets(engines, new Targets(System::getenv));
        resets.check(plan);
        log.ifPresent(kept -> kept.begin(start, commandLine, plan));
        listener.runStarted(plan);
        PlanWarnings.of(plan).forEach(warning -> listener.line("# Warning: " + warning));
        try (Seats seats = new Seats(plan);
                TrialRunner runner = runner(resets, new Counters(engines, new Targets(System::getenv)))) {
            runner.prepare(plan.get(0));
            resets.ask(seats.ask(engines, listener::line));
            double loadAverage = Host.loadAverage();
            List<Capacity> searches = new ArrayList<>();
            List<TrialResult> trials = trials(plan, seats, runner, searches);
            boolean cut = interrupted; // what ends a check that follows does not take a trial away
            RunResult result = new RunResult(
                    Host.facts(loadAverage, commandLine),
                    start,
                    Instant.now(),
                    cut,
                    runner.spent(),
                    withParts(cut ? trials : certified(trials, engines)),
                    searches);
            files.write(result);
            log.ifPresent(kept -> kept.end(result, files));
            return new RunReport(RunSummary.of(result), files.written(), files.problems());
        }
    }

    /** The benchmarks that the options select. */
    public List<Benchmark> benchmarks() {
        Config said = config();
        ScenarioCatalog catalog =
                said.scenarios().isEmpty() ? ScenarioCatalog.load(loader) : ScenarioCatalog.of(said.scenarios());
        return catalog.select(options.selection());
    }

    /** The trials that {@link #run()} would run. */
    public List<TrialPlan> plan() {
        return plan(EngineCatalog.load(loader));
    }

    /** Ends the run early: requests in flight get a short grace, what was measured is kept. From any thread. */
    public void interrupt() {
        interrupted = true;
        TrialRunner runner = running;
        if (runner != null) {
            runner.interrupt();
        }
        Certificates certificates = checking;
        if (certificates != null) {
            certificates.interrupt();
        }
    }

    private List<TrialPlan> plan(EngineCatalog engines) {
        List<TrialPlan> trials = new Planner(engines, loader, System::getenv)
                .plan(benchmarks(), options.overrides().known(config().engines()));
        options.conduct().search().ifPresent(goal -> trials.forEach(goal::check));
        refuseLogOfMix(trials);
        return options.conduct().precision().isEmpty()
                ? trials
                : trials.stream().map(Harness::withLeastForks).toList();
    }

    /** An event log says what became of each request, and not of which workload it was. */
    private void refuseLogOfMix(List<TrialPlan> trials) {
        for (TrialPlan trial : trials) {
            if (options.eventLog().isPresent() && !trial.mix().isEmpty()) {
                throw new UsageException("-raw: the event log cannot keep the mix " + trial.benchmark()
                        + ". Leave one out (-e) or the other.");
            }
        }
    }

    private static TrialPlan withLeastForks(TrialPlan trial) {
        Forks forks = trial.forks();
        if (forks.count() == 0) {
            throw new UsageException("A precision is reached by adding forks, but " + trial.benchmark()
                    + " is to run without one (-f 0).");
        }
        return trial.forks(forks.count(Math.max(PrecisionGoal.LEAST_FORKS, forks.count())));
    }

    /** What the files say; without any, nothing of reading them is loaded. */
    private Config config() {
        Config said = config;
        if (said == null) {
            said = options.config().isEmpty()
                    ? Config.NONE
                    : new ConfigFiles(loader, System::getenv).read(options.config());
            config = said;
        }
        return said;
    }

    private TrialRunner runner(Resets resets, Counters counters) {
        TrialRunner runner = new TrialRunner(
                new LocalForkLauncher(System.getProperty("java.class.path"), Map.of(), options.eventLog()),
                new InProcessLauncher(loader, System.getenv(), options.eventLog()),
                resets,
                counters,
                listener);
        running = runner;
        return runner;
    }

    /** Behind a mix each of its workloads. */
    private static List<TrialResult> withParts(List<TrialResult> trials) {
        return trials.stream()
                .flatMap(trial -> Stream.concat(Stream.of(trial), trial.parts().stream()))
                .toList();
    }

    private List<TrialResult> certified(List<TrialResult> trials, EngineCatalog engines) {
        Certificates certificates =
                new Certificates(options.certificates(), CertificateCache.ofUser(), engines, listener::line);
        checking = certificates;
        return certificates.carriedBy(trials);
    }

    private List<TrialResult> trials(List<TrialPlan> plan, Seats seats, TrialRunner runner, List<Capacity> capacities) {
        MoreForks more = new MoreForks(options.conduct().precision(), System::nanoTime);
        Turns turns = new Turns(seats::take, runner, listener, more, options.failOnError());
        if (options.conduct().search().isPresent()) {
            Searches searches = new Searches(options.conduct().search().get(), turns, runner, options.failOnError());
            searches.run(plan);
            capacities.addAll(searches.capacities());
            return searches.trials();
        }
        return planned(plan, turns, more, runner);
    }

    private List<TrialResult> planned(List<TrialPlan> plan, Turns turns, MoreForks more, TrialRunner runner) {
        List<List<TrialPlan>> groups = Turns.groups(plan, options.conduct().interleaved());
        List<TrialResult> results = new ArrayList<>();
        int begun = 0;
        for (List<TrialPlan> group : groups) {
            if (options.failOnError() && results.stream().anyMatch(TrialResult::failed)) {
                break;
            }
            if (runner.stopped(group.get(0))) {
                continue; // its benchmark's budget is used up; another's may not be
            }
            more.share(groups.size() - groups.indexOf(group));
            results.addAll(turns.run(group, begun, plan.size()));
            begun += group.size();
        }
        return results;
    }
}
