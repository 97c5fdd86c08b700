package io.llmharness.runtime.plan;

import io.llmharness.runtime.catalog.Benchmark;
import io.llmharness.runtime.catalog.LoadModel;
import io.llmharness.runtime.load.LoadShape;
import io.llmharness.runtime.load.LoadShapes;
import io.llmharness.runtime.plan.TrialPlan.LoadPlan;
import io.llmharness.runtime.text.Nearest;
import io.llmharness.runtime.text.UsageException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The load levels of a benchmark: the annotation's, or those of the run in their place. */
final class LoadResolver {
    private static final String CLOSED = "closed";
    private static final String POISSON = "poisson";

    private final LoadShapes shapes;
    private final Overrides.Load wishes;

    LoadResolver(LoadShapes shapes, Overrides.Load wishes) {
        if (!wishes.users().isEmpty() && !wishes.rates().isEmpty()) {
            throw new UsageException("-t and -rate exclude each other: a load is closed or open.");
        }
        refuseTwice(wishes.users(), "-t");
        refuseTwice(wishes.rates(), "-rate");
        this.shapes = shapes;
        this.wishes = wishes;
    }

    /** The levels, in the order they were given. */
    List<LoadPlan> loads(Benchmark benchmark) {
        LoadModel model = wanted(benchmark.workload().load());
        List<Optional<Double>> levels = model.levels().isEmpty()
                ? List.of(Optional.empty())
                : model.levels().stream().map(Optional::of).toList();
        List<LoadPlan> plans = levels.stream()
                .map(level -> new LoadPlan(model.shape(), level, model.options()))
                .toList();
        plans.forEach(plan -> check(benchmark, plan));
        return plans;
    }

    /** What is kept of the annotation under an option: think time and ramp of a closed load, arrivals of an open one. */
    private LoadModel wanted(LoadModel annotated) {
        boolean closed = annotated.shape().equals(CLOSED);
        boolean open = !closed && !annotated.levels().isEmpty();
        if (!wishes.users().isEmpty()) {
            return new LoadModel(
                    CLOSED,
                    wishes.users().stream().map(Integer::doubleValue).toList(),
                    closed ? annotated.options() : Map.of());
        }
        if (!wishes.rates().isEmpty()) {
            return new LoadModel(
                    open ? annotated.shape() : POISSON, wishes.rates(), open ? annotated.options() : Map.of());
        }
        return annotated;
    }

    private void check(Benchmark benchmark, LoadPlan plan) {
        LoadShape shape = shapes.find(plan.shape())
                .orElseThrow(() -> new UsageException("No load shape \"" + plan.shape() + "\" (" + benchmark.name()
                        + ")." + Nearest.hint(plan.shape(), shapes.ids())));
        try {
            shape.forLoop(plan.level(), plan.options(), 0, 1, 0);
        } catch (IllegalArgumentException e) {
            throw new UsageException("Load of " + benchmark.name() + ": " + e.getMessage() + ".", e);
        }
    }

    private static void refuseTwice(Collection<?> levels, String option) {
        HashSet<Object> seen = new HashSet<>();
        for (Object level : levels) {
            if (!seen.add(level)) {
                throw new UsageException(option + " lists " + level + " twice.");
            }
        }
    }
}
