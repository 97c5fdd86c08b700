package io.llmharness.runtime.exec;

import io.llmharness.runtime.load.LoadShape;
import io.llmharness.runtime.load.LoopLoad;
import io.llmharness.runtime.plan.TrialPlan;
import java.util.List;

/**
 * A load cut into the parts of its loops.
 *
 * @param usersBefore users of other loads of the trial, whose indexes come before
 */
record LoopLoads(List<LoopLoad> parts, int usersBefore) {
    static LoopLoads of(TrialPlan plan, Extensions extensions) {
        LoadShape shape = extensions
                .shapes()
                .find(plan.load().shape())
                .orElseThrow(() -> new IllegalArgumentException(
                        "no load shape \"" + plan.load().shape() + "\""));
        return new LoopLoads(
                shape.forLoops(
                        plan.load().level(), plan.load().pinned(), plan.client().loops(), plan.seed()),
                0);
    }

    /** The same behind so many users of other loads. */
    LoopLoads after(int users) {
        return new LoopLoads(parts, users);
    }

    /** Users of a loop: those of a closed load, or as many as may be in flight in an open one. */
    int users(int loop) {
        LoopLoad part = parts.get(loop);
        return part instanceof LoopLoad.Closed closed ? closed.users() : ((LoopLoad.Open) part).maxInFlight();
    }

    int allUsers() {
        int all = 0;
        for (int i = 0; i < parts.size(); i++) {
            all += users(i);
        }
        return all;
    }

    /** Index of a loop's first user among all. */
    int firstUser(int loop) {
        int first = usersBefore;
        for (int i = 0; i < loop; i++) {
            first += users(i);
        }
        return first;
    }
}
