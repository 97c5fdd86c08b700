package io.llmharness.runtime.search;

import io.llmharness.runtime.metric.Metric;
import io.llmharness.runtime.result.Latency;
import io.llmharness.runtime.result.Percentile;
import io.llmharness.runtime.result.Rate;
import io.llmharness.runtime.result.SloVerdict;
import io.llmharness.runtime.result.TrialSummary;
import io.llmharness.runtime.text.Digits;
import io.llmharness.runtime.text.Durations;
import java.time.Duration;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/** What a load must keep to. */
sealed interface Limit {
    /** What a trial did with it. */
    Finding judge(TrialSummary trial);

    /**
     * A limit in a trial.
     *
     * @param missed what was missed, in a clause; empty when it was met
     * @param certain whether the count bears that out
     */
    record Finding(Optional<String> missed, boolean certain) {}

    /** A share of requests that must be good, as {@code attainment>=0.99}. */
    record Attainment(double least) implements Limit {
        @Override
        public Finding judge(TrialSummary trial) {
            SloVerdict slo = trial.slo().orElseThrow();
            boolean met = slo.population() > 0 && slo.attainment() >= least;
            boolean certain =
                    met ? slo.interval().low() >= least : slo.interval().high() < least;
            return new Finding(
                    met
                            ? Optional.empty()
                            : Optional.of("attainment " + Digits.three(slo.attainment()) + " is below "
                                    + Digits.three(least)),
                    certain);
        }
    }

    /**
     * A latency that must not be exceeded, as {@code ttft.p99<=500ms}. A request without success counts as infinitely slow. Where there
     * are too few requests for the percentile, the largest values speak for it, and the finding is not certain.
     *
     * @param percentile empty: the mean of successes
     */
    record AtMost(String key, Metric metric, Optional<Percentile> percentile, Duration bound) implements Limit {
        @Override
        public Finding judge(TrialSummary trial) {
            Optional<Latency> latency = trial.latency(metric);
            if (latency.isEmpty()) {
                return new Finding(Optional.of(key + " has no value"), false);
            }
            double nanos = value(latency.get());
            boolean met = nanos <= bound.toNanos();
            String shown = Double.isInfinite(nanos) ? "infinite: requests failed" : Digits.three(nanos / 1e6) + " ms";
            long n = latency.get().count() + latency.get().failures();
            return new Finding(
                    met ? Optional.empty() : Optional.of(key + " is " + shown + ", above " + Durations.format(bound)),
                    percentile.map(p -> p.supportedBy(n)).orElse(true));
        }

        private double value(Latency latency) {
            Histogram values = latency.pooled();
            if (percentile.isEmpty()) {
                return values.getMean();
            }
            long n = values.getTotalCount();
            double rank = Math.max(1, Math.ceil(percentile.get().percent() / 100 * (n + latency.failures()) - 1e-9));
            return rank > n ? Double.POSITIVE_INFINITY : values.getValueAtPercentile(100 * (rank - 0.5) / n);
        }
    }

    /** A rate that must be reached, as {@code requestsPerSecond>=10}. */
    record AtLeast(Rate.Kind kind, double bound) implements Limit {
        @Override
        public Finding judge(TrialSummary trial) {
            double rate = trial.rate(kind).map(Rate::value).orElse(0.0);
            return new Finding(
                    rate >= bound
                            ? Optional.empty()
                            : Optional.of(kind.key() + " " + Digits.three(rate) + " is below " + Digits.three(bound)),
                    true);
        }
    }
}
