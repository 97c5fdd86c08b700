package io.llmharness.runtime.replay;

import io.llmharness.runtime.eventlog.LogEntry;
import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.replay.RunReplay.Segment;
import io.llmharness.runtime.result.ForkResult;
import io.llmharness.runtime.result.IterationResult;
import io.llmharness.runtime.result.RunResult;
import io.llmharness.runtime.result.TrialResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What can be said of a run whose log breaks off: the forks that began, with the iterations that they finished. */
final class BrokenRun {
    private final LogEntry.RunBegun run;
    private final UnaryOperator<TrialPlan> plans;
    private final List<Segment> segments;

    BrokenRun(LogEntry.RunBegun run, UnaryOperator<TrialPlan> plans, List<Segment> segments) {
        this.run = run;
        this.plans = plans;
        this.segments = segments;
    }

    /** The result; {@code why} says how the log ends. */
    RunResult result(String why) {
        Map<TrialPlan, List<Segment>> byTrial = new LinkedHashMap<>();
        for (Segment segment : segments) {
            if (!segment.begun.warmup()) {
                byTrial.computeIfAbsent(planned(segment.begun.plan()), plan -> new ArrayList<>())
                        .add(segment);
            }
        }
        List<TrialResult> trials = byTrial.entrySet().stream()
                .map(trial -> trial(plans.apply(trial.getKey()), trial.getValue()))
                .toList();
        Instant end =
                trials.isEmpty() ? run.at() : trials.get(trials.size() - 1).endedAt();
        return new RunResult(run.host(), run.at(), end, false, Optional.of(why), trials);
    }

    /** The trial under its own name: while it ran, its engine may have had another address. */
    private TrialPlan planned(TrialPlan ran) {
        return run.plans().stream()
                .filter(plan -> plan.engine(ran.engine()).equals(ran)
                        && plan.engine().id().equals(ran.engine().id())
                        && plan.engine().name().equals(ran.engine().name()))
                .findFirst()
                .orElse(ran);
    }

    private static TrialResult trial(TrialPlan plan, List<Segment> segments) {
        return new TrialResult(
                plan,
                Optional.empty(),
                segments.get(0).begun.at(),
                end(segments.get(segments.size() - 1)),
                segments.stream().map(BrokenRun::fork).toList());
    }

    private static ForkResult fork(Segment segment) {
        LogEntry.ForkEnded ended = segment.ended;
        return ended == null
                ? new ForkResult(
                        segment.begun.index(),
                        0,
                        segment.iterations,
                        Optional.of("the event log breaks off before its end"))
                : ended.fork().iterations(segment.iterations);
    }

    private static Instant end(Segment segment) {
        LogEntry.ForkEnded ended = segment.ended;
        if (ended != null) {
            return ended.at();
        }
        List<IterationResult> all = segment.iterations;
        if (all.isEmpty()) {
            return segment.begun.at();
        }
        IterationResult last = all.get(all.size() - 1);
        return last.from().plus(Duration.ofNanos(Math.round(last.flow().seconds() * 1e9)));
    }
}
