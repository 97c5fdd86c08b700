package io.llmharness.runtime.result;

import io.llmharness.runtime.metric.Metric;
import io.llmharness.runtime.result.Kpi.Absent;
import io.llmharness.runtime.result.Kpi.Figure;
import io.llmharness.runtime.result.Kpi.Finding;
import io.llmharness.runtime.result.Kpi.Input;
import java.util.Optional;
import java.util.OptionalDouble;
import org.HdrHistogram.Histogram;

/** KPIs of a trial's whole load. */
final class LoadKpis {
    private LoadKpis() {}

    static Finding firstTokenLatency(Input in) {
        return median(in, Metric.TTFT);
    }

    static Finding interTokenLatency(Input in) {
        return median(in, Metric.ITL);
    }

    private static Finding median(Input in, Metric metric) {
        Optional<Latency> latency = in.trial().latency(metric);
        if (latency.isEmpty()) {
            return new Absent(in.trial().unavailable().getOrDefault(metric.key(), "not measured"));
        }
        OptionalDouble p50 = latency.get().percentile(Percentile.P50);
        return p50.isPresent()
                ? new Figure(p50.getAsDouble() / 1e6, "ms", "client: p50 of " + metric.key())
                : new Absent(latency.get().count() + " values, p50 needs " + Percentile.P50.needs());
    }

    static Finding tailVariance(Input in) {
        return e2e(in).<Finding>map(h -> {
                    double deviation = h.getStdDeviation() / 1e6;
                    return new Figure(deviation * deviation, "ms²", "client: variance of e2e");
                })
                .orElse(new Absent("no request succeeded"));
    }

    static Finding tailRatio(Input in) {
        Optional<Histogram> e2e = e2e(in);
        if (e2e.isEmpty()) {
            return new Absent("no request succeeded");
        }
        OptionalDouble p99 = Percentile.P99.of(e2e.get());
        OptionalDouble p50 = Percentile.P50.of(e2e.get());
        return p99.isPresent() && p50.isPresent() && p50.getAsDouble() > 0
                ? new Figure(p99.getAsDouble() / p50.getAsDouble(), "1", "client: p99/p50 of e2e")
                : new Absent(e2e.get().getTotalCount() + " values, p99 needs " + Percentile.P99.needs());
    }

    static Finding predictability(Input in) {
        return e2e(in).filter(h -> h.getMean() > 0)
                .<Finding>map(h -> new Figure(
                        h.getStdDeviation() / h.getMean(),
                        "1",
                        "client: coefficient of variation of e2e, lower is better"))
                .orElse(new Absent("no request succeeded"));
    }

    static Finding aggregateTps(Input in) {
        return rate(
                in, Rate.Kind.OUTPUT_TOKENS, "client: output tokens counted when they arrived, by the engine's usage");
    }

    static Finding rps(Input in) {
        return rate(in, Rate.Kind.REQUESTS, "client: completions");
    }

    static Finding goodput(Input in) {
        return rate(in, Rate.Kind.GOODPUT, "client: requests that met every SLO");
    }

    private static Finding rate(Input in, Rate.Kind kind, String source) {
        return in.trial()
                .rate(kind)
                .<Finding>map(r -> new Figure(r.value(), kind.unit(), source))
                .orElseGet(() -> new Absent(in.trial().unavailable().getOrDefault(kind.key(), "not measured")));
    }

    static Finding kvCacheHitRate(Input in) {
        CacheFinding found = CacheFinding.of(
                in.trial().plan(), in.trial().totals(), in.trial().trial().forks());
        return found.share().isPresent()
                ? new Figure(
                        found.share().getAsDouble(),
                        "1",
                        "engine: cached share of prompt tokens, by its " + found.source())
                : new Absent(
                        "the engine tells of cached prompt tokens neither with its answers nor among its counters");
    }

    static Finding networkBytes(Input in) {
        Flow flow = in.trial().totals().flow();
        long received = flow.bytesReceived();
        long sent = flow.bytesSent();
        return received + sent == 0
                ? new Absent("no byte crossed a socket in the measured time, or the result is of a version that did not"
                        + " count")
                : new Figure(
                        received + sent,
                        "B",
                        "client: " + received + " received and " + sent + " sent, TLS and headers included");
    }

    static Finding successRate(Input in) {
        return share(in, in.trial().totals().requests().succeeded());
    }

    static Finding timeoutRate(Input in) {
        return share(in, in.trial().totals().requests().timedOut());
    }

    private static Finding share(Input in, long part) {
        long population = in.trial().totals().requests().population();
        return population == 0
                ? new Absent("no request was to arrive in the measured time")
                : new Figure((double) part / population, "1", "client: share of all arrivals but the cancelled");
    }

    static Finding errorBreakdown(Input in) {
        return in.trial().totals().requests().population() == 0
                ? new Absent("no request was to arrive in the measured time")
                : new Figure(
                        in.trial().totals().requests().unsuccessful(),
                        "requests",
                        "client: without a success; by typed cause under errors");
    }

    private static Optional<Histogram> e2e(Input in) {
        return in.trial().latency(Metric.E2E).map(Latency::pooled);
    }
}
