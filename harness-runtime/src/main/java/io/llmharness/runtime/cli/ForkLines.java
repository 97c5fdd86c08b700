package io.llmharness.runtime.cli;

import io.llmharness.runtime.compare.ForkAdvice;
import io.llmharness.runtime.compare.Margins;
import io.llmharness.runtime.result.RunSummary;
import io.llmharness.runtime.result.TrialSummary;
import java.util.List;
import java.util.stream.Collectors;

/** After a run of several forks: how many it takes to see in a comparison that a figure changed. */
final class ForkLines {
    private ForkLines() {}

    static List<String> of(RunSummary run) {
        return run.trials().stream()
                .filter(trial -> trial.validity().printable())
                .map(trial -> line(run, trial))
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static String line(RunSummary run, TrialSummary trial) {
        List<ForkAdvice> advice = ForkAdvice.of(trial, Margins.USUAL);
        if (advice.isEmpty()) {
            return "";
        }
        String which =
                run.trials().size() == 1 ? "" : " of trial " + (run.trials().indexOf(trial) + 1);
        return "Forks it takes to see a change of " + Math.round(Margins.USUAL * 100) + " %" + which + ": "
                + advice.stream()
                        .map(a -> a.figure().key() + " "
                                + (a.forks().isPresent() ? a.forks().getAsInt() : "more than a thousand"))
                        .collect(Collectors.joining(", "))
                + ".";
    }
}
