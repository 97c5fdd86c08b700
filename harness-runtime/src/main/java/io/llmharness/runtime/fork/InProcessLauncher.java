package io.llmharness.runtime.fork;

import io.llmharness.runtime.engine.Secret;
import io.llmharness.runtime.exec.Extensions;
import io.llmharness.runtime.exec.Progress;
import io.llmharness.runtime.exec.Thrown;
import io.llmharness.runtime.exec.TrialExecutor;
import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.result.ForkResult;
import io.llmharness.runtime.result.IntervalResult;
import io.llmharness.runtime.result.IterationResult;
import io.llmharness.runtime.result.RunListener;
import io.llmharness.runtime.text.RunFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs a trial in this very JVM: for debugging, and for tests of an application against itself. */
public final class InProcessLauncher implements ForkLauncher {
    private final ClassLoader loader;
    private final Map<String, String> environment;
    private volatile @Nullable TrialExecutor current;

    /**
     * A launcher.
     *
     * @param loader where everything is found that a plan names
     * @param environment where API keys are looked up
     */
    public InProcessLauncher(ClassLoader loader, Map<String, String> environment) {
        this.loader = loader;
        this.environment = Map.copyOf(environment);
    }

    @Override
    public ForkResult run(TrialPlan plan, int index, RunListener listener) {
        List<IterationResult> iterations = new ArrayList<>();
        String key = environment.getOrDefault(plan.engine().apiKeyEnv(), "");
        TrialExecutor executor = new TrialExecutor(plan, Extensions.load(loader), new Secret(key), new Progress() {
            @Override
            public void interval(IntervalResult interval) {
                listener.interval(plan, interval);
            }

            @Override
            public void iteration(IterationResult iteration) {
                iterations.add(iteration);
                listener.iterationDone(plan, iteration);
            }
        });
        current = executor;
        Optional<String> failure = Optional.empty();
        try {
            executor.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failure = Optional.of("the thread was interrupted");
        } catch (RunFailure e) {
            failure = Optional.of(String.valueOf(e.getMessage()));
        } catch (Exception | ExceptionInInitializerError e) {
            failure = Optional.of(new Secret(key).mask(Thrown.sentence(e, plan)));
        } finally {
            current = null;
        }
        return new ForkResult(index, 0, iterations, failure);
    }

    @Override
    public void interrupt() {
        TrialExecutor running = current;
        if (running != null) {
            running.stop();
        }
    }
}
