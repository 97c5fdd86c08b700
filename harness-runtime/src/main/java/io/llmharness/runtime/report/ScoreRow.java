package io.llmharness.runtime.report;

import io.llmharness.runtime.metric.Metric;
import io.llmharness.runtime.result.Latency;
import io.llmharness.runtime.result.Rate;
import io.llmharness.runtime.result.TrialSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The figures that tables show of a trial.
 *
 * @param trial the trial
 * @param key the metric's or rate's name
 * @param latency the values; empty for a rate or where there are none
 * @param rate the rate; empty for a latency or where there is none
 */
record ScoreRow(TrialSummary trial, String key, Optional<Latency> latency, Optional<Rate> rate) {
    /** The latencies of a trial, those that it lacks included; intended ones only where there is a schedule. */
    static List<ScoreRow> latencies(TrialSummary trial) {
        List<Metric> shown = new ArrayList<>(List.of(Metric.TTFT, Metric.ITL, Metric.TPOT, Metric.E2E));
        if (!trial.plan().load().closed()) {
            shown.add(1, Metric.TTFT_INTENDED);
            shown.add(Metric.E2E_INTENDED);
        }
        if (trial.latency(Metric.ITL).isEmpty() && trial.latency(Metric.ICL).isPresent()) {
            shown.add(shown.indexOf(Metric.ITL) + 1, Metric.ICL);
        }
        return shown.stream()
                .map(m -> new ScoreRow(trial, m.key(), trial.latency(m), Optional.empty()))
                .toList();
    }

    /** The rates of a trial, those that it lacks included; goodput only where there is an SLO. */
    static List<ScoreRow> rates(TrialSummary trial) {
        List<Rate.Kind> shown = new ArrayList<>(List.of(Rate.Kind.OUTPUT_TOKENS, Rate.Kind.REQUESTS));
        if (trial.slo().isPresent()) {
            shown.add(Rate.Kind.GOODPUT);
        }
        return shown.stream()
                .map(k -> new ScoreRow(trial, k.key(), Optional.empty(), trial.rate(k)))
                .toList();
    }

    /** Whether there is nothing to show but a dash. */
    boolean isAbsent() {
        return latency.isEmpty() && rate.isEmpty();
    }

    /** Why there is nothing. */
    String reason() {
        return trial.unavailable().getOrDefault(key, "not measured");
    }

    /** JMH's word for how the figure came about. */
    String mode() {
        return key.equals(Rate.Kind.GOODPUT.key()) ? "goodput" : "thrpt";
    }
}
