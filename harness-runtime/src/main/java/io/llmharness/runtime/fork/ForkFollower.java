package io.llmharness.runtime.fork;

import io.llmharness.runtime.link.Frame;
import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.result.ConnectionFacts;
import io.llmharness.runtime.result.IterationResult;
import io.llmharness.runtime.result.RunListener;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Keeps what a fork sends. Every iteration that arrived is safe, whatever happens to the fork afterwards. */
final class ForkFollower {
    private final TrialPlan plan;
    private final RunListener listener;
    private final List<IterationResult> iterations = new ArrayList<>();
    private final Map<String, List<IterationResult>> parts = new LinkedHashMap<>();
    private Optional<String> failure = Optional.empty();
    private Optional<String> logGap = Optional.empty();
    private Set<ConnectionFacts> connections = Set.of();
    private boolean ended;

    ForkFollower(TrialPlan plan, RunListener listener) {
        this.plan = plan;
        this.listener = listener;
    }

    void accept(Frame frame) {
        if (frame instanceof Frame.Tick tick) {
            listener.interval(plan, tick.interval());
        } else if (frame instanceof Frame.PartDone part) {
            parts.computeIfAbsent(part.workload(), w -> new ArrayList<>()).add(part.result());
        } else if (frame instanceof Frame.IterationDone done) {
            iterations.add(done.result());
            listener.iterationDone(plan, done.result());
        } else if (frame instanceof Frame.Connections known) {
            connections = known.kinds();
        } else if (frame instanceof Frame.LogGap missing) {
            logGap = Optional.of(missing.gap());
        } else if (frame instanceof Frame.Failure failed) {
            failure = Optional.of(failed.message());
            failed.trace().lines().forEach(listener::line);
            ended = true;
        } else if (frame instanceof Frame.Bye) {
            ended = true;
        }
    }

    boolean ended() {
        return ended;
    }

    Optional<String> failure() {
        return failure;
    }

    /** What is missing from the fork's event log. */
    Optional<String> logGap() {
        return logGap;
    }

    Set<ConnectionFacts> connections() {
        return connections;
    }

    List<IterationResult> iterations() {
        return iterations;
    }

    /** The same of each workload of a mix; empty where there is none. */
    Map<String, List<IterationResult>> parts() {
        return parts;
    }
}
