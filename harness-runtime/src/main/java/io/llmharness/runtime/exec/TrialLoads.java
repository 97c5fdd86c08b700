package io.llmharness.runtime.exec;

import io.llmharness.runtime.plan.MixPlan;
import io.llmharness.runtime.plan.TrialPlan;
import java.util.ArrayList;
import java.util.List;

/**
 * The workloads of a trial, each with the load that it runs under.
 *
 * @param workloads a plan for each: the trial's own, or those of its mix
 * @param loads the load of each; workloads that share one have the same object
 */
record TrialLoads(List<TrialPlan> workloads, List<LoopLoads> loads) {
    static TrialLoads of(TrialPlan plan, Extensions extensions) {
        LoopLoads shared = LoopLoads.of(plan, extensions);
        if (plan.mix().isEmpty()) {
            return new TrialLoads(List.of(plan), List.of(shared));
        }
        List<TrialPlan> workloads = new ArrayList<>();
        List<LoopLoads> loads = new ArrayList<>();
        int users = shared.allUsers();
        for (MixPlan part : plan.mix()) {
            TrialPlan own = part.of(plan);
            workloads.add(own.rules(
                    own.rules().budget(own.rules().budget().share(plan.mix().size()))));
            if (part.load().isPresent()) {
                LoopLoads beside = LoopLoads.of(own, extensions).after(users);
                users += beside.allUsers();
                loads.add(beside);
            } else {
                loads.add(shared);
            }
        }
        return new TrialLoads(workloads, loads);
    }

    /** Users of all loads together. */
    int allUsers() {
        return loads.stream().distinct().mapToInt(LoopLoads::allUsers).sum();
    }
}
