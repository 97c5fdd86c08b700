package io.llmharness.runtime.report;

import io.llmharness.runtime.catalog.RunModel.Iterations;
import io.llmharness.runtime.plan.TrialPlan;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;

/** How far a run is, by the planned time of its iterations; what is over took its share of the time that really went by. */
final class RunProgress {
    private final LongSupplier nanos;
    private final Map<TrialPlan, Integer> forksBegun = new HashMap<>();
    private List<TrialPlan> plans = List.of();
    private long begun;
    private Duration planned = Duration.ZERO;
    private Duration over = Duration.ZERO;
    private Duration fork = Duration.ZERO;
    private Duration iterationsDone = Duration.ZERO;
    private Duration iterationLength = Duration.ZERO;
    private long iterationBegun;
    private int iterations;

    RunProgress(LongSupplier nanos) {
        this.nanos = nanos;
    }

    void runStarted(List<TrialPlan> all) {
        plans = List.copyOf(all);
        planned = all.stream().map(RunProgress::ofTrial).reduce(Duration.ZERO, Duration::plus);
        begun = nanos.getAsLong();
    }

    /** Where the run's plans were not announced, all trials are taken to be like this one. */
    void trialStarted(TrialPlan plan, int index, int trials) {
        if (plans.size() != trials) {
            runStarted(Collections.nCopies(trials, plan));
            over = ofTrial(plan).multipliedBy(index);
        }
    }

    /** A fork beyond those that were planned makes the run that much longer. */
    void forkStarted(TrialPlan plan) {
        forkDone();
        if (forksBegun.merge(plan, 1, Integer::sum) > forks(plan)) {
            planned = planned.plus(ofFork(plan));
        }
        fork = ofFork(plan);
        iterations = 0;
        nextIteration(plan);
    }

    void iterationDone(TrialPlan plan) {
        iterationsDone = iterationsDone.plus(iterationLength);
        iterations++;
        nextIteration(plan);
    }

    private void nextIteration(TrialPlan plan) {
        int warmups = plan.warmup().count();
        boolean more = iterations < warmups + plan.measurement().count();
        Duration next = (iterations < warmups ? plan.warmup() : plan.measurement()).time();
        iterationLength = more ? next : Duration.ZERO;
        iterationBegun = nanos.getAsLong();
    }

    void forkDone() {
        over = over.plus(fork);
        fork = Duration.ZERO;
        iterationsDone = Duration.ZERO;
        iterationLength = Duration.ZERO;
    }

    /** Forks that a trial did not come to are over, too. */
    void trialDone(TrialPlan plan) {
        forkDone();
        int left = Math.max(0, forks(plan) - forksBegun.getOrDefault(plan, 0));
        over = over.plus(ofFork(plan).multipliedBy(left));
        forksBegun.put(plan, forks(plan));
    }

    /** {@code 12.50% complete, ETA 00:01:23}. */
    String text() {
        double share = planned.isZero() ? 1 : Math.min(1, (double) done().toNanos() / planned.toNanos());
        return String.format(Locale.ROOT, "%.2f%% complete, ETA %s", share * 100, eta());
    }

    /** {@code 00:01:23}: what is planned still, at the pace so far. */
    String eta() {
        Duration done = done();
        Duration left = planned.minus(done);
        // a first iteration that is just begun says nothing of the pace yet
        boolean early = over.plus(iterationsDone).isZero();
        double pace = early ? 1 : (double) (nanos.getAsLong() - begun) / done.toNanos();
        return clock(Duration.ofNanos(Math.round(left.toNanos() * Math.max(leastPace(), pace))));
    }

    /** Iterations that end by time are never over early, those that end after so many requests may be. */
    private int leastPace() {
        return plans.stream().anyMatch(p -> p.measurement().requests() > 0) ? 0 : 1;
    }

    private Duration done() {
        Duration under = Duration.ofNanos(nanos.getAsLong() - iterationBegun);
        Duration partly = under.compareTo(iterationLength) < 0 ? under : iterationLength;
        return over.plus(iterationsDone).plus(partly);
    }

    /** Hours, minutes and seconds, rounded up; with days in front where there are any. */
    static String clock(Duration time) {
        long seconds = Math.max(0, (time.toMillis() + 999) / 1000);
        String text =
                String.format(Locale.ROOT, "%02d:%02d:%02d", seconds / 3600 % 24, seconds / 60 % 60, seconds % 60);
        return seconds < 86_400 ? text : seconds / 86_400 + "+" + text;
    }

    private static Duration ofTrial(TrialPlan plan) {
        return ofFork(plan).multipliedBy(forks(plan));
    }

    /** Forks that are started, warm-up forks included. */
    static int forks(TrialPlan plan) {
        return plan.forks().count() == 0
                ? 1
                : plan.forks().count() + plan.forks().warmups();
    }

    private static Duration ofFork(TrialPlan plan) {
        return length(plan.warmup()).plus(length(plan.measurement()));
    }

    private static Duration length(Iterations iterations) {
        return iterations.time().multipliedBy(iterations.count());
    }
}
