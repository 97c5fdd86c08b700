package io.llmharness.runtime.fork;

import io.llmharness.runtime.engine.Secret;
import io.llmharness.runtime.exec.Extensions;
import io.llmharness.runtime.exec.Progress;
import io.llmharness.runtime.exec.Thrown;
import io.llmharness.runtime.exec.TrialExecutor;
import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.result.ConnectionFacts;
import io.llmharness.runtime.result.ForkResult;
import io.llmharness.runtime.result.IntervalResult;
import io.llmharness.runtime.result.IterationResult;
import io.llmharness.runtime.result.RunListener;
import io.llmharness.runtime.text.RunFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Runs a trial in this very JVM: for debugging, and for tests of an application against itself. */
public final class InProcessLauncher implements ForkLauncher {
    private final ClassLoader loader;
    private final Map<String, String> environment;
    private final Optional<Path> eventLog;
    private volatile @Nullable TrialExecutor current;

    /**
     * A launcher.
     *
     * @param loader where everything is found that a plan names
     * @param environment where API keys are looked up
     */
    public InProcessLauncher(ClassLoader loader, Map<String, String> environment) {
        this(loader, environment, Optional.empty());
    }

    /** A launcher of trials that append to this event log, if there is one. */
    public InProcessLauncher(ClassLoader loader, Map<String, String> environment, Optional<Path> eventLog) {
        this.loader = loader;
        this.environment = Map.copyOf(environment);
        this.eventLog = eventLog;
    }

    @Override
    public ForkResult run(TrialPlan plan, int index, RunListener listener) {
        Following followed = new Following(plan, listener);
        Secret key = new Secret(environment.getOrDefault(plan.engine().apiKeyEnv(), ""));
        AtomicReference<@Nullable String> gap = new AtomicReference<>();
        Optional<String> failure;
        try (ForkLog log = ForkLog.append(eventLog, plan, gap::set)) {
            failure = run(new TrialExecutor(plan, Extensions.load(loader), key, followed, log.writer()), plan, key);
        }
        return new ForkResult(index, 0, followed.iterations, failure)
                .logGap(Optional.ofNullable(gap.get()))
                .connections(followed.connections)
                .parts(followed.parts);
    }

    /** Gives why it failed; empty when it did not. */
    private Optional<String> run(TrialExecutor executor, TrialPlan plan, Secret key) {
        current = executor;
        try {
            executor.run();
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("the thread was interrupted");
        } catch (RunFailure e) {
            return Optional.of(String.valueOf(e.getMessage()));
        } catch (Exception | ExceptionInInitializerError e) {
            return Optional.of(key.mask(Thrown.sentence(e, plan)));
        } finally {
            current = null;
        }
    }

    /** Keeps iterations and passes everything on. */
    private static final class Following implements Progress {
        private final TrialPlan plan;
        private final RunListener listener;
        private final List<IterationResult> iterations = new ArrayList<>();
        private final Set<ConnectionFacts> connections = new HashSet<>();
        private final Map<String, List<IterationResult>> parts = new LinkedHashMap<>();

        Following(TrialPlan plan, RunListener listener) {
            this.plan = plan;
            this.listener = listener;
        }

        @Override
        public void interval(IntervalResult interval) {
            listener.interval(plan, interval);
        }

        @Override
        public void iteration(IterationResult iteration) {
            iterations.add(iteration);
            listener.iterationDone(plan, iteration);
        }

        @Override
        public void connections(Set<ConnectionFacts> kinds) {
            connections.addAll(kinds);
        }

        @Override
        public void part(String workload, IterationResult iteration) {
            parts.computeIfAbsent(workload, w -> new ArrayList<>()).add(iteration);
        }
    }

    @Override
    public void interrupt() {
        TrialExecutor running = current;
        if (running != null) {
            running.stop();
        }
    }
}
