package io.llmharness.runtime.result;

import io.llmharness.runtime.metric.Metric;
import io.llmharness.runtime.result.Kpi.Absent;
import io.llmharness.runtime.result.Kpi.Figure;
import io.llmharness.runtime.result.Kpi.Finding;
import io.llmharness.runtime.result.Kpi.Input;
import io.llmharness.runtime.text.Digits;
import java.util.Optional;
import java.util.OptionalDouble;

/** KPIs of how an answer comes, as its reader sees it. */
final class ExperienceKpis {
    private ExperienceKpis() {}

    static Finding streamingResponsiveness(Input in) {
        return in.trial()
                .latency(Metric.STALL_FRACTION)
                .<Finding>map(l -> new Figure(
                        l.pooled().getMean() / Metric.Unit.RATIO.recorded(),
                        "1",
                        "client: mean of stallFraction, lower is better"))
                .orElseGet(() -> absent(in, Metric.STALL_FRACTION));
    }

    static Finding streamingSmoothness(Input in) {
        Optional<Latency> jitter = in.trial().latency(Metric.JITTER_RATIO);
        if (jitter.isEmpty()) {
            return absent(in, Metric.JITTER_RATIO);
        }
        OptionalDouble p50 = jitter.get().percentile(Percentile.P50);
        return p50.isPresent()
                ? new Figure(
                        p50.getAsDouble() / Metric.Unit.RATIO.recorded(),
                        "1",
                        "client: p50 of jitterRatio, lower is better")
                : tooFew(jitter.get(), Percentile.P50);
    }

    /** Its source says the three inputs: the score means nothing without them. */
    static Finding responsivenessScore(Input in) {
        for (Metric metric : Responsiveness.INPUTS) {
            Optional<Latency> latency = in.trial().latency(metric);
            if (latency.isEmpty()) {
                return new Absent(metric.key() + ", one of its inputs: "
                        + in.trial().unavailable().getOrDefault(metric.key(), "not measured"));
            }
            if (metric != Metric.STALL_FRACTION
                    && !Percentile.P95.supportedBy(latency.get().count())) {
                return tooFew(latency.get(), Percentile.P95);
            }
        }
        Responsiveness r = Responsiveness.of(in.trial()).orElseThrow();
        return new Figure(
                r.score(),
                "of 100",
                "client: of ttft p95 " + Digits.three(r.ttftMillis()) + " ms, itl p95 " + Digits.three(r.itlMillis())
                        + " ms and " + Digits.percent(r.stallFraction()) + " of stalls");
    }

    private static Absent absent(Input in, Metric metric) {
        return new Absent(in.trial().unavailable().getOrDefault(metric.key(), "not measured"));
    }

    private static Absent tooFew(Latency latency, Percentile p) {
        return new Absent(
                latency.count() + " values of " + latency.metric().key() + ", " + p.key() + " needs " + p.needs());
    }
}
