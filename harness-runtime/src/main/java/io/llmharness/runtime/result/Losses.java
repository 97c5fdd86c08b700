package io.llmharness.runtime.result;

import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.text.Digits;
import java.util.List;
import java.util.Optional;

/** Whether so many requests failed that the successes no longer stand for the engine: it was down, or broke down on the way. */
final class Losses {
    private Losses() {}

    /** What was lost, as a sentence without an end; empty when the successes may be looked at. */
    static Optional<String> of(TrialPlan plan, List<ForkResult> forks) {
        RequestCounts all = Merge.all(forks.stream().map(Merge::fork)).requests();
        if (all.population() == 0) {
            return Optional.empty();
        }
        if (all.succeeded() == 0) {
            return Optional.of("none of " + all.population() + " requests succeeded");
        }
        return deadIteration(forks).or(() -> tooMany(plan, all));
    }

    /**
     * Figures are taken over all of the measured time; an iteration without an answer would be averaged in. One whose requests were only
     * dropped was cut short by the user, not by the engine.
     */
    private static Optional<String> deadIteration(List<ForkResult> forks) {
        List<RequestCounts> iterations = forks.stream()
                .flatMap(fork -> fork.measured().stream())
                .map(IterationResult::requests)
                .toList();
        List<RequestCounts> dead = iterations.stream()
                .filter(r -> r.succeeded() == 0 && r.unsuccessful() > r.dropped())
                .toList();
        if (dead.isEmpty()) {
            return Optional.empty();
        }
        long requests = dead.stream().mapToLong(RequestCounts::population).sum();
        return Optional.of("no request succeeded in " + dead.size() + " of " + iterations.size()
                + " measured iterations (" + requests + " requests)");
    }

    /** A scenario with limits is judged by them: each failure counts against the attainment that it declares. */
    private static Optional<String> tooMany(TrialPlan plan, RequestCounts all) {
        double share = (double) all.unsuccessful() / all.population();
        if (plan.slo().isPresent() || share <= ValidityLimits.UNSUCCESSFUL_SHARE) {
            return Optional.empty();
        }
        return Optional.of(all.unsuccessful() + " of " + all.population() + " requests did not succeed ("
                + Digits.percent(all.unsuccessful(), all.population()) + "), above "
                + Digits.percent(ValidityLimits.UNSUCCESSFUL_SHARE)
                + " (a scenario that expects failures says so by @Slo)");
    }
}
