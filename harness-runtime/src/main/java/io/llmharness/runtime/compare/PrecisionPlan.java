package io.llmharness.runtime.compare;

import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.result.PrecisionFinding.Part;
import io.llmharness.runtime.result.RunResult;
import io.llmharness.runtime.result.TrialResult;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What a precision will take, judged by an earlier run.
 *
 * @param trial index of the trial in the plan
 * @param figures the figures of the same trial in the earlier run; none when it has no such trial
 */
public record PrecisionPlan(int trial, List<Part> figures) {
    public PrecisionPlan {
        figures = List.copyOf(figures);
    }

    /** For each trial of a plan. */
    public static List<PrecisionPlan> of(PrecisionGoal goal, List<TrialPlan> plan, RunResult pilot) {
        Map<TrialKey, TrialResult> earlier = Side.of("pilot", pilot).trials(false);
        return IntStream.range(0, plan.size())
                .mapToObj(i -> {
                    TrialResult before = earlier.get(TrialKey.of(plan.get(i), false));
                    return new PrecisionPlan(i, before == null ? List.of() : goal.plan(before));
                })
                .toList();
    }
}
