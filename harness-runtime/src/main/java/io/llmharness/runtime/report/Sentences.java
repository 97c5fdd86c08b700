package io.llmharness.runtime.report;

import io.llmharness.runtime.result.Kpi;
import io.llmharness.runtime.result.Responsiveness;
import io.llmharness.runtime.result.RunSummary;
import io.llmharness.runtime.result.TrialSummary;
import io.llmharness.runtime.text.Digits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Figures of a trial that are told in words, because they mean nothing without what they are made of. */
final class Sentences {
    private Sentences() {}

    /** {@code responsivenessScore 87.1 of 100: …}, with its three inputs; of each trial that has them. */
    static List<String> responsiveness(RunSummary run) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < run.trials().size(); i++) {
            TrialSummary trial = run.trials().get(i);
            Optional<Responsiveness> found = trial.validity().printable() ? Responsiveness.of(trial) : Optional.empty();
            String number = run.trials().size() == 1 ? "" : "[" + (i + 1) + "] ";
            found.ifPresent(r -> all.add(number + Kpi.RESPONSIVENESS_SCORE.key() + " " + Digits.three(r.score())
                    + " of 100: ttft p95 " + Digits.three(r.ttftMillis()) + " ms, itl p95 "
                    + Digits.three(r.itlMillis())
                    + " ms, " + Digits.percent(r.stallFraction()) + " of the streams was stalls"));
        }
        return all;
    }
}
