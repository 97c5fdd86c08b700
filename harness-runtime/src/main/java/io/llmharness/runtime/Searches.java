package io.llmharness.runtime;

import io.llmharness.runtime.fork.TrialRunner;
import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.plan.TrialPlan.LoadPlan;
import io.llmharness.runtime.result.Capacity;
import io.llmharness.runtime.result.TrialResult;
import io.llmharness.runtime.result.TrialSummary;
import io.llmharness.runtime.search.Assessment;
import io.llmharness.runtime.search.CapacitySearch;
import io.llmharness.runtime.search.SearchGoal;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Looks for the capacity of each engine, with each set of parameters: a trial for each load that a search wants to know of. */
final class Searches {
    /** Beyond it no single client would be trusted. */
    private static final double MOST_USERS = 1 << 16;

    private static final double MOST_PER_SECOND = 1e6;

    private final SearchGoal goal;
    private final Turns turns;
    private final TrialRunner runner;
    private final boolean failOnError;
    private final List<TrialResult> trials = new ArrayList<>();
    private final List<Capacity> capacities = new ArrayList<>();

    /**
     * Searches for one goal.
     *
     * @param failOnError whether the first failed trial ends everything
     */
    Searches(SearchGoal goal, Turns turns, TrialRunner runner, boolean failOnError) {
        this.goal = goal;
        this.turns = turns;
        this.runner = runner;
        this.failOnError = failOnError;
    }

    /** Searches one after the other. Of several loads in the plan the lowest is the first to be tried and the highest the last. */
    void run(List<TrialPlan> plan) {
        Map<TrialPlan, DoubleSummaryStatistics> subjects = new LinkedHashMap<>();
        for (TrialPlan trial : plan) {
            LoadPlan any = new LoadPlan(
                    trial.load().shape(), Optional.empty(), trial.load().options());
            subjects.computeIfAbsent(trial.load(any), t -> new DoubleSummaryStatistics())
                    .accept(trial.load().level().orElseThrow());
        }
        subjects.forEach((subject, levels) -> {
            boolean failed = failOnError && trials.stream().anyMatch(TrialResult::failed);
            if (!runner.stopped(subject) && !failed) {
                capacities.add(search(subject, levels));
            }
        });
    }

    private Capacity search(TrialPlan subject, DoubleSummaryStatistics levels) {
        boolean closed = subject.load().closed();
        double most = closed ? MOST_USERS : MOST_PER_SECOND;
        double last = levels.getCount() > 1 ? levels.getMax() : most;
        CapacitySearch search = new CapacitySearch(goal, closed, levels.getMin(), last);
        for (OptionalDouble level = search.next(); level.isPresent(); level = search.next()) {
            LoadPlan load = new LoadPlan(
                    subject.load().shape(),
                    Optional.of(level.getAsDouble()),
                    subject.load().options());
            int all = trials.size() + Math.max(1, search.remaining());
            List<TrialResult> tried = turns.run(List.of(subject.load(load)), trials.size(), all);
            trials.addAll(tried);
            if (runner.stopped(subject) || tried.isEmpty()) {
                search.stop(runner.spent().orElse("the run was interrupted"));
            } else {
                search.tried(Assessment.of(goal, TrialSummary.of(tried.get(0)), trials.size() - 1));
            }
        }
        return search.result();
    }

    List<TrialResult> trials() {
        return trials;
    }

    List<Capacity> capacities() {
        return capacities;
    }
}
