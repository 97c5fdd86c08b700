package io.llmharness.runtime.plan;

import io.llmharness.runtime.catalog.RunModel.Iterations;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;

/**
 * What a plan will take, as far as the plan alone can tell.
 *
 * @param least time that it takes at least
 * @param open whether it may take longer, because iterations end after a number of requests
 * @param requests requests that will be sent; empty where that depends on how fast the engine answers
 */
public record Eta(Duration least, boolean open, OptionalLong requests) {
    /** Start and end of a fork. */
    private static final Duration FORK = Duration.ofSeconds(1);

    /** All of these trials, one after the other. */
    public static Eta of(Collection<TrialPlan> trials) {
        return trials.stream().map(Eta::of).reduce(new Eta(Duration.ZERO, false, OptionalLong.of(0)), Eta::plus);
    }

    /** One trial. */
    public static Eta of(TrialPlan trial) {
        int forks = trial.forks().count() == 0
                ? 1
                : trial.forks().count() + trial.forks().warmups();
        Eta fork = new Eta(trial.forks().count() == 0 ? Duration.ZERO : FORK, false, OptionalLong.of(0));
        for (Iterations iterations : List.of(trial.warmup(), trial.measurement())) {
            fork = fork.plus(of(trial, iterations));
        }
        return new Eta(fork.least.multipliedBy(forks), fork.open, times(fork.requests, forks));
    }

    /** Requests that a trial measures, all forks together; empty where that depends on how fast the engine answers. */
    static OptionalLong measured(TrialPlan trial) {
        return times(
                of(trial, trial.measurement()).requests,
                Math.max(1, trial.forks().count()));
    }

    private static Eta of(TrialPlan trial, Iterations iterations) {
        if (iterations.requests() > 0) {
            return new Eta(Duration.ZERO, true, times(OptionalLong.of(iterations.requests()), iterations.count()));
        }
        Duration time = iterations.time().multipliedBy(iterations.count());
        boolean rated = !trial.load().closed() && trial.load().level().isPresent();
        return new Eta(
                time,
                false,
                iterations.count() == 0 || rated
                        ? OptionalLong.of(Math.round(trial.load().level().orElse(0.0) * time.toMillis() / 1000.0))
                        : OptionalLong.empty());
    }

    private Eta plus(Eta other) {
        OptionalLong sum = requests.isPresent() && other.requests.isPresent()
                ? OptionalLong.of(requests.getAsLong() + other.requests.getAsLong())
                : OptionalLong.empty();
        return new Eta(least.plus(other.least), open || other.open, sum);
    }

    private static OptionalLong times(OptionalLong value, int factor) {
        return value.isPresent() ? OptionalLong.of(value.getAsLong() * factor) : value;
    }
}
