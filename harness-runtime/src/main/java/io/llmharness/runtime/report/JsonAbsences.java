package io.llmharness.runtime.report;

import io.llmharness.runtime.result.KpiSheet;
import io.llmharness.runtime.result.Latency;
import io.llmharness.runtime.result.Percentile;
import io.llmharness.runtime.result.Rate;
import io.llmharness.runtime.result.TrialSummary;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** The {@code unavailable} object: a reason for each figure that could be looked for and is not there. */
final class JsonAbsences {
    private final TrialSummary trial;
    private final KpiSheet kpis;
    private final Map<String, String> reasons = new LinkedHashMap<>();

    JsonAbsences(TrialSummary trial, KpiSheet kpis) {
        this.trial = trial;
        this.kpis = kpis;
    }

    Map<String, String> all() {
        reasons.putAll(trial.unavailable());
        trial.latencies().values().forEach(this::percentiles);
        trial.latencies().values().forEach(this::interval);
        if (trial.evidence().littleResidual().isEmpty()) {
            reasons.put(
                    "littleResidual",
                    "some request did not succeed, or none was in flight: its stay is not in the mean");
        }
        if (trial.rate(Rate.Kind.OUTPUT_TOKENS).isEmpty()) {
            reasons.put("peakOutputTokensPerSecond", reasons.get(Rate.Kind.OUTPUT_TOKENS.key()));
        }
        if (trial.slo().isEmpty()) {
            reasons.put("slo", "the trial has no SLO");
        }
        kpis.absent().forEach((kpi, reason) -> reasons.putIfAbsent(kpi.key(), reason));
        reasons.put("bias", "the client was not certified against the simulated engine at this operating point");
        if (trial.plan().profiles().isEmpty()) {
            reasons.put("profiles", "no definition profile was asked for");
        }
        return reasons;
    }

    private void percentiles(Latency latency) {
        for (Percentile p : Percentile.values()) {
            String key = latency.metric().key();
            if (latency.percentile(p).isEmpty()) {
                reasons.put(key + "." + p.key(), latency.count() + " values, it needs " + p.needs());
            }
            if (JsonMetrics.FAILABLE.contains(latency.metric())) {
                withFailures(key + ".withFailures." + p.key(), latency, p);
            }
        }
    }

    private void withFailures(String key, Latency latency, Percentile p) {
        OptionalDouble value = latency.withFailures(p);
        if (value.isEmpty()) {
            reasons.put(key, (latency.count() + latency.failures()) + " values, it needs " + p.needs());
        } else if (Double.isInfinite(value.getAsDouble())) {
            reasons.put(key, "infinite: it falls among the " + latency.failures() + " requests that did not succeed");
        }
    }

    private void interval(Latency latency) {
        if (latency.meanInterval().isEmpty()) {
            reasons.put(latency.metric().key() + ".interval", "one fork has no interval");
        }
    }
}
