package io.llmharness.runtime.cli;

import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.result.IterationResult;
import io.llmharness.runtime.result.RunListener;
import java.io.PrintStream;

final class LineProgress implements RunListener {
    private final PrintStream out;

    LineProgress(PrintStream out) {
        this.out = out;
    }

    @Override
    public void trialStarted(TrialPlan plan, int index, int trials) {
        out.println("# " + plan.benchmark() + " " + plan.engine().name());
    }

    @Override
    public void iterationDone(TrialPlan plan, IterationResult iteration) {
        out.println("# iteration " + iteration.index() + " " + iteration.requests());
    }

    @Override
    public void line(String text) {
        out.println(text);
    }
}
