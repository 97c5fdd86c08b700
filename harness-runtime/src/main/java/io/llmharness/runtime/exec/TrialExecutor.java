package io.llmharness.runtime.exec;

import io.llmharness.annotations.Level;
import io.llmharness.runtime.catalog.GeneratedScenario;
import io.llmharness.runtime.catalog.RunModel.Iterations;
import io.llmharness.runtime.engine.EngineTarget;
import io.llmharness.runtime.engine.Secret;
import io.llmharness.runtime.eventlog.EventLogWriter;
import io.llmharness.runtime.eventlog.LogEntry;
import io.llmharness.runtime.http.Endpoint;
import io.llmharness.runtime.http.HttpVersion;
import io.llmharness.runtime.http.Transports;
import io.llmharness.runtime.plan.MixPlan;
import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.result.ConnectionFacts;
import io.llmharness.runtime.text.RunFailure;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Runs one fork of a trial in this JVM: set-up, iterations, tear-down. Used once. */
public final class TrialExecutor {
    /** Time that requests in flight get when a run is interrupted. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    /** Between telling the loops of a stretch and its begin, so that all of them begin together. */
    private static final long LEAD_NANOS = 5_000_000L;

    private final TrialPlan plan;
    private final Extensions extensions;
    private final Secret key;
    private final Progress progress;
    private volatile @Nullable Loops running;
    private final AtomicReference<@Nullable String> hopeless = new AtomicReference<>();
    private final Optional<EventLogWriter> log;
    private final Set<ConnectionFacts> connections = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;
    private int stretches;

    public TrialExecutor(TrialPlan plan, Extensions extensions, Secret key, Progress progress) {
        this(plan, extensions, key, progress, Optional.empty());
    }

    /** A trial of which an event log is kept, if there is one; the caller closes it. */
    public TrialExecutor(
            TrialPlan plan, Extensions extensions, Secret key, Progress progress, Optional<EventLogWriter> log) {
        this.plan = plan;
        this.extensions = extensions;
        this.key = key;
        this.progress = progress;
        this.log = log;
    }

    /**
     * Runs to the end. Throws what the scenario's own code throws, what is wrong with the set-up, and {@link RunFailure} when it made
     * no sense to go on.
     */
    public void run() throws Exception {
        run(extensions.scenario(plan.scenario()));
    }

    /** Stops issuing requests; those in flight get a short grace, and {@link #run} returns soon. From any thread. */
    public void stop() {
        stopped = true;
        Loops loops = running;
        if (loops != null) {
            loops.each(worker -> worker.stop(GRACE));
        }
    }

    /** Stops for a reason that the fork's result must say. From a loop. */
    private void giveUp(String sentence) {
        if (hopeless.compareAndSet(null, sentence)) {
            stop();
        }
    }

    /** The budget is used up: what is under way is answered, and nothing more is asked. From a loop. */
    private void conclude() {
        stopped = true;
        Loops loops = running;
        if (loops != null) {
            loops.each(LoopWorker::conclude);
        }
    }

    /** {@link #run()} with a scenario given, whatever the plan calls it. */
    public <S> void run(GeneratedScenario<S> scenario) throws Exception {
        TrialLoads loads = TrialLoads.of(plan, extensions);
        Instances<S> instances = Instances.create(scenario, plan.params(), loads.allUsers());
        EngineTarget target = target();
        Endpoint endpoint =
                Endpoint.resolve(target.url(), HttpVersion.of(plan.client().http()));
        instances.each(s -> scenario.setup(s, Level.Trial));
        EventLoopGroup group =
                Transports.of(plan.client().transport()).loops(plan.client().loops(), "loop");
        try {
            Loops loops = new Loops(loopsOf(group), workers(loads, scenario, instances, target, endpoint));
            running = loops;
            iterate(scenario, instances, loops);
            loops.each(LoopWorker::close);
        } finally {
            running = null;
            progress.connections(Set.copyOf(connections));
            group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
            instances.each(s -> scenario.tearDown(s, Level.Trial));
        }
        String sentence = hopeless.get();
        if (sentence != null) {
            throw new RunFailure(sentence);
        }
    }

    private Journal journal(int loop) {
        return log.<Journal>map(all -> new LoopJournal(all.stream(loop))).orElse(Journal.NONE);
    }

    private void add(LogEntry entry) {
        log.ifPresent(all -> all.add(entry));
    }

    private <S> Loops.Builder workers(
            TrialLoads loads,
            GeneratedScenario<S> scenario,
            Instances<S> instances,
            EngineTarget target,
            Endpoint endpoint) {
        List<WorkerFactory<S>> factories = new ArrayList<>();
        for (int i = 0; i < loads.workloads().size(); i++) {
            factories.add(new WorkerFactory<>(
                    loads.workloads().get(i),
                    extensions,
                    scenario,
                    instances,
                    loads.loads().get(i),
                    target,
                    endpoint,
                    this::giveUp,
                    this::conclude,
                    this::journal,
                    connections::add));
        }
        return plan.mix().isEmpty() ? factories.get(0) : new MixFactory(plan.mix(), factories, plan.seed());
    }

    private List<EventLoop> loopsOf(EventLoopGroup group) {
        List<EventLoop> loops = new ArrayList<>();
        IntStream.range(0, plan.client().loops()).forEach(i -> loops.add(group.next()));
        return loops;
    }

    private EngineTarget target() {
        TrialPlan.EnginePlan engine = plan.engine();
        return new EngineTarget(
                engine.id(),
                engine.name(),
                URI.create(engine.url()),
                engine.model(),
                key,
                engine.options(),
                plan.stream());
    }

    /** One stretch for all iterations, or, where something has to happen between them, one for each. */
    private <S> void iterate(GeneratedScenario<S> scenario, Instances<S> instances, Loops loops) throws Exception {
        int warmups = plan.warmup().count();
        int all = warmups + plan.measurement().count();
        boolean hooks = scenario.model().iterationHooks();
        boolean separate =
                hooks || plan.warmup().requests() > 0 || plan.measurement().requests() > 0;
        ClientGauge gauge = new ClientGauge();
        if (!separate) {
            stretch(loops, gauge, 0, all, 0);
            return;
        }
        int seconds = 0;
        for (int i = 0; i < all && !stopped; i++) {
            instances.each(s -> scenario.setup(s, Level.Iteration));
            seconds += stretch(loops, gauge, i, 1, seconds);
            instances.each(s -> scenario.tearDown(s, Level.Iteration));
        }
    }

    private int stretch(Loops loops, ClientGauge gauge, int first, int count, int secondsBefore)
            throws InterruptedException {
        if (stopped) {
            return 0;
        }
        int warmups = plan.warmup().count();
        long start = System.nanoTime() + LEAD_NANOS;
        Iterations own = iterations(first);
        Windows windows = own.requests() > 0
                ? Windows.counted(first, warmups, start, own.requests())
                : Windows.timed(
                        first,
                        warmups,
                        start,
                        IntStream.range(first, first + count)
                                .mapToLong(i -> iterations(i).time().toNanos())
                                .toArray());
        List<String> names = plan.mix().stream().map(MixPlan::name).toList();
        return new Stretch(stretches++, loops, windows, progress, gauge, secondsBefore, this::add, names).run();
    }

    private Iterations iterations(int iteration) {
        return iteration < plan.warmup().count() ? plan.warmup() : plan.measurement();
    }
}
