package io.llmharness.runtime.plan;

import io.llmharness.annotations.Mode;
import io.llmharness.runtime.catalog.Benchmark;
import io.llmharness.runtime.catalog.RunModel;
import io.llmharness.runtime.catalog.RunModel.Forks;
import io.llmharness.runtime.catalog.RunModel.Iterations;
import io.llmharness.runtime.catalog.SloModel;
import io.llmharness.runtime.plan.Overrides.ForkChanges;
import io.llmharness.runtime.plan.Overrides.Windows;
import io.llmharness.runtime.text.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Modes, iterations, forks and limits of a benchmark: option before annotation before {@link Defaults}. */
final class RunResolver {
    private final Overrides wishes;

    RunResolver(Overrides wishes) {
        this.wishes = wishes;
    }

    /** The modes that can share a trial: all but {@link Mode#SingleShotTime}, which is run in its own way. */
    List<List<Mode>> modes(Benchmark benchmark) {
        List<Mode> all =
                new ArrayList<>(first(wishes.modes(), benchmark.workload().run().modes(), Defaults.MODES));
        if (wishes.slo().isPresent() && !all.contains(Mode.Goodput)) {
            all.add(Mode.Goodput);
        }
        if (all.contains(Mode.Goodput) && slo(benchmark).isEmpty()) {
            throw new UsageException("Mode Goodput of " + benchmark.name()
                    + " needs limits: goodput is the rate of requests that meet them. Give @Slo or -slo ttft=300ms.");
        }
        List<Mode> shared =
                all.stream().filter(m -> m != Mode.SingleShotTime).distinct().toList();
        List<List<Mode>> groups = new ArrayList<>();
        if (!shared.isEmpty()) {
            groups.add(shared);
        }
        if (all.contains(Mode.SingleShotTime)) {
            groups.add(List.of(Mode.SingleShotTime));
        }
        return groups;
    }

    Optional<SloModel> slo(Benchmark benchmark) {
        return wishes.slo().or(() -> benchmark.workload().slo());
    }

    Iterations warmup(RunModel run, boolean singleShot) {
        return singleShot ? Defaults.NO_WARMUP : changed(run.warmup().orElse(Defaults.WARMUP), wishes.warmup());
    }

    Iterations measurement(RunModel run, boolean singleShot) {
        return singleShot
                ? Defaults.SINGLE_SHOT
                : changed(run.measurement().orElse(Defaults.MEASUREMENT), wishes.measurement());
    }

    Forks forks(RunModel run) {
        Forks annotated = run.fork().orElse(Defaults.FORKS);
        ForkChanges changes = wishes.forks();
        return new Forks(
                changes.count().orElse(annotated.count()),
                changes.warmups().orElse(annotated.warmups()),
                changes.jvm().orElse(annotated.jvm()),
                changes.jvmArgs().orElse(annotated.jvmArgs()),
                changes.prepend().orElse(annotated.prepend()),
                changes.append().orElse(annotated.append()));
    }

    /** A length that is asked for takes the place of a number of requests, and the other way round. */
    private static Iterations changed(Iterations annotated, Windows wish) {
        int requests = wish.requests().orElse(wish.time().isPresent() ? 0 : annotated.requests());
        return new Iterations(
                wish.count().orElse(annotated.count()), wish.time().orElse(annotated.time()), requests);
    }

    private static List<Mode> first(List<Mode> wish, List<Mode> annotated, List<Mode> otherwise) {
        if (!wish.isEmpty()) {
            return wish;
        }
        return annotated.isEmpty() ? otherwise : annotated;
    }
}
