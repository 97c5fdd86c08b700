package io.llmharness.runtime.plan;

import io.llmharness.runtime.catalog.Benchmark;
import io.llmharness.runtime.catalog.LoadModel;
import io.llmharness.runtime.load.LoadShape;
import io.llmharness.runtime.load.LoadShapeSpec;
import io.llmharness.runtime.load.LoadShapeSpec.Sweep;
import io.llmharness.runtime.load.LoadShapes;
import io.llmharness.runtime.plan.TrialPlan.LoadPlan;
import io.llmharness.runtime.text.Nearest;
import io.llmharness.runtime.text.UsageException;
import java.util.Arrays;
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
        LoadModel model = wanted(benchmark.workload().load(), benchmark.name());
        List<Optional<Double>> levels = model.levels().isEmpty()
                ? List.of(Optional.empty())
                : model.levels().stream().map(Optional::of).toList();
        return levels.stream().map(level -> plan(benchmark, model, level)).toList();
    }

    /** What is kept of the annotation under an option: think time and ramp of a closed load, arrivals of an open one. */
    private LoadModel wanted(LoadModel annotated, String benchmark) {
        if (!wishes.shape().isEmpty()) {
            return new LoadModel(wishes.shape(), levels(benchmark), wishes.options());
        }
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

    /** The levels that go with the shape of {@code -load}. */
    private List<Double> levels(String benchmark) {
        Sweep sweep = spec(wishes.shape(), benchmark).sweeps();
        if (!wishes.users().isEmpty() && sweep != Sweep.USERS) {
            throw new UsageException("-t: the load shape " + wishes.shape() + " has no users to be swept over.");
        }
        if (!wishes.rates().isEmpty() && sweep != Sweep.RATE) {
            throw new UsageException("-rate: the load shape " + wishes.shape() + " has no one rate to be swept over.");
        }
        return sweep == Sweep.USERS
                ? wishes.users().stream().map(Integer::doubleValue).toList()
                : wishes.rates();
    }

    private LoadPlan plan(Benchmark benchmark, LoadModel model, Optional<Double> level) {
        LoadShapeSpec spec = spec(model.shape(), benchmark.name());
        LoadShape shape = shapes.find(model.shape()).orElseThrow();
        List<String> known =
                Arrays.stream(spec.options()).map(LoadShapeSpec.Option::name).toList();
        for (String name : model.options().keySet()) {
            if (!known.contains(name)) {
                throw new UsageException("Load of " + benchmark.name() + ": the load shape " + model.shape()
                        + " has no option \"" + name + "\"." + Nearest.hint(name, known));
            }
        }
        try {
            return new LoadPlan(model.shape(), level, model.options(), shape.facts(level, model.options()));
        } catch (IllegalArgumentException e) {
            throw new UsageException(
                    "Load of " + benchmark.name() + ", " + model.shape() + ": " + e.getMessage() + ".", e);
        }
    }

    /** Whether the arrivals of a load bring their lengths with them. */
    boolean bringsLengths(LoadPlan load) {
        return shapes.find(load.shape()).orElseThrow().bringsLengths(load.options());
    }

    private LoadShapeSpec spec(String id, String benchmark) {
        return shapes.spec(id)
                .orElseThrow(() -> new UsageException(
                        "No load shape \"" + id + "\" (" + benchmark + ")." + Nearest.hint(id, shapes.ids())));
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
