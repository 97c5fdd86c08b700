package io.llmharness.runtime.cli;

import io.llmharness.runtime.compare.PrecisionGoal;
import io.llmharness.runtime.compare.PrecisionPlan;
import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.report.PrecisionText;
import io.llmharness.runtime.report.ResultReader;
import io.llmharness.runtime.text.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Before a run with a precision to reach: how many forks and requests it will take, judged by an earlier result. */
final class PilotLines {
    private PilotLines() {}

    static List<String> of(Path pilot, PrecisionGoal goal, List<TrialPlan> plan) {
        List<String> lines = new ArrayList<>();
        for (PrecisionPlan trial : plans(pilot, goal, plan)) {
            String which = plan.size() == 1 ? "" : " of trial " + (trial.trial() + 1);
            lines.add("Precision" + which + " in " + pilot + ": "
                    + (trial.figures().isEmpty() ? "it has no such trial" : PrecisionText.figures(trial.figures()))
                    + ".");
        }
        return lines;
    }

    private static List<PrecisionPlan> plans(Path pilot, PrecisionGoal goal, List<TrialPlan> plan) {
        try {
            return PrecisionPlan.of(goal, plan, ResultReader.read(pilot));
        } catch (UsageException e) {
            throw new UsageException("-pilot: " + e.getMessage() + ".", e);
        } catch (IOException e) {
            throw new UsageException("-pilot: " + pilot + " cannot be read: " + e.getMessage() + ".", e);
        }
    }
}
