package io.llmharness.runtime.report;

import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.result.ErrorExample;
import io.llmharness.runtime.result.TrialSummary;
import io.llmharness.runtime.text.Digits;
import java.util.List;
import java.util.Map;

/** A trial's failures in the order and with the words that reports show. */
final class ErrorLines {
    private ErrorLines() {}

    static List<Map.Entry<FailureCause, Long>> largestFirst(TrialSummary trial) {
        return trial.totals().errors().entrySet().stream()
                .sorted(Map.Entry.<FailureCause, Long>comparingByValue().reversed())
                .toList();
    }

    /** What the engine, or the client, said of the first few failures of a cause. */
    static List<ErrorExample> words(TrialSummary trial, FailureCause cause) {
        return trial.totals().examples().stream()
                .filter(e -> e.cause() == cause && !e.message().isBlank())
                .toList();
    }

    /** The wait that the engine asked for, to be put behind its words; empty where it asked for none. */
    static String wait(ErrorExample example) {
        return example.retryAfter()
                .map(wait -> " (asks to wait " + Digits.three(wait.toMillis() / 1000.0) + " s" + ")")
                .orElse("");
    }
}
