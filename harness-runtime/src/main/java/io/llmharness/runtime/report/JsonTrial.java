package io.llmharness.runtime.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmharness.runtime.engine.EngineCounters;
import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.result.CacheFinding;
import io.llmharness.runtime.result.Certificate;
import io.llmharness.runtime.result.ErrorExample;
import io.llmharness.runtime.result.Evidence;
import io.llmharness.runtime.result.ForkResult;
import io.llmharness.runtime.result.IntervalResult;
import io.llmharness.runtime.result.KpiSheet;
import io.llmharness.runtime.result.Merge;
import io.llmharness.runtime.result.Pauses;
import io.llmharness.runtime.result.Percentile;
import io.llmharness.runtime.result.Rate;
import io.llmharness.runtime.result.SloVerdict;
import io.llmharness.runtime.result.TokenCounts;
import io.llmharness.runtime.result.Totals;
import io.llmharness.runtime.result.TrialSummary;
import io.llmharness.runtime.result.Validity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** One element of {@code trials}. */
final class JsonTrial {
    private final TrialSummary trial;
    private final KpiSheet kpis;
    private final Units units;
    private final JsonMetrics metrics;

    JsonTrial(TrialSummary trial, KpiSheet kpis) {
        this.trial = trial;
        this.kpis = kpis;
        this.units = new Units(trial.plan().outputUnit());
        this.metrics = new JsonMetrics(units);
    }

    ObjectNode node() {
        ObjectNode node = Json.object();
        JsonPlan.write(node, trial.trial());
        node.set("requests", Json.of(trial.totals().requests()));
        node.set("errors", errors(trial.totals().errors()));
        if (!trial.totals().retried().isEmpty()) {
            node.set("retried", errors(trial.totals().retried()));
        }
        node.set("errorExamples", examples(trial.totals().examples()));
        node.set("tokens", tokens(trial.totals().tokens()));
        node.set("metrics", metrics.trial(trial.latencies().values()));
        node.set("throughput", throughput());
        trial.slo().ifPresent(slo -> node.set("slo", slo(slo)));
        trial.trial().precision().ifPresent(precision -> node.set("precision", Json.of(precision)));
        node.set("kpis", kpis());
        node.set("monitors", Json.object());
        node.set("unavailable", Json.of(new JsonAbsences(trial, kpis).all()));
        node.set("intervals", intervals());
        node.set("stationarity", JsonStationarity.of(trial));
        if (!trial.profiles().isEmpty()) {
            node.set("profiles", JsonProfiles.trial(trial.profiles(), units));
        }
        node.set("forks", forks());
        ObjectNode validity = validity(trial.validity(), trial.evidence());
        validity.set("cache", cache());
        trial.trial().certificate().ifPresent(c -> certificate(validity, c));
        paused().ifPresent(paused -> validity.set("paused", paused));
        node.set("validity", validity);
        return node;
    }

    static ObjectNode errors(Map<FailureCause, Long> errors) {
        ObjectNode node = Json.object();
        for (FailureCause cause : FailureCause.values()) {
            if (errors.containsKey(cause)) {
                node.put(cause.key(), errors.get(cause));
            }
        }
        return node;
    }

    static ArrayNode examples(List<ErrorExample> examples) {
        ArrayNode all = Json.MAPPER.createArrayNode();
        for (ErrorExample example : examples) {
            ObjectNode node = all.addObject()
                    .put("cause", example.cause().key())
                    .put("status", example.status())
                    .put("message", example.message());
            example.retryAfter().ifPresent(wait -> node.put("retryAfterMillis", wait.toMillis()));
        }
        return all;
    }

    private static ObjectNode tokens(TokenCounts tokens) {
        return Json.object()
                .put("input", tokens.input())
                .put("output", tokens.output())
                .put("reasoning", tokens.reasoning())
                .put("cached", tokens.cached())
                .put("source", tokens.source())
                .put("events", tokens.events())
                .put("counted", tokens.counted())
                .put("uncounted", tokens.uncounted())
                .put("spread", tokens.spread())
                .put("cacheReported", tokens.cacheReported());
    }

    private ObjectNode throughput() {
        ObjectNode node = Json.object();
        ObjectNode intervals = Json.object();
        for (Rate rate : trial.rates().values()) {
            if (rate.kind() != Rate.Kind.GOODPUT && rate.kind() != Rate.Kind.TOKEN_GOODPUT) {
                node.put(rate.kind().key(), rate.value());
                rate.interval()
                        .ifPresent(i -> intervals.set(
                                rate.kind().key(), Json.interval(i).put("forks", i.count())));
            }
        }
        if (trial.rates().containsKey(Rate.Kind.OUTPUT_TOKENS)) {
            node.put("peakOutputTokensPerSecond", trial.totals().flow().peakOutputTokensPerSecond());
        }
        if (trial.totals().flow().seconds() > 0) {
            node.put("meanConcurrency", trial.totals().flow().meanConcurrency());
        }
        Json.put(node, "littleResidual", trial.evidence().littleResidual());
        node.set("intervals", intervals);
        return node;
    }

    private ObjectNode slo(SloVerdict slo) {
        ObjectNode node = Json.object().put("goodput", slo.goodPerSecond()).put("attainment", slo.attainment());
        node.set("interval", Json.interval(slo.interval()));
        node.put("wanted", slo.wanted())
                .put("met", slo.met())
                .put("certain", slo.certain())
                .put("good", slo.good())
                .put("population", slo.population())
                .put("vacuous", slo.vacuous());
        trial.rate(Rate.Kind.TOKEN_GOODPUT).ifPresent(r -> node.put(r.kind().key(), r.value()));
        ObjectNode each = node.putObject("each");
        for (SloVerdict.Limit limit : slo.limits()) {
            ObjectNode one = each.putObject(limit.metric().key())
                    .put("limit", units.of(limit.bound().toNanos()))
                    .put("unit", units.symbol())
                    .put("met", limit.met())
                    .put("attainment", limit.attainment());
            one.set("interval", Json.interval(limit.interval()));
        }
        return node;
    }

    private ObjectNode kpis() {
        ObjectNode node = Json.object();
        kpis.figures()
                .forEach((kpi, figure) -> node.putObject(kpi.key())
                        .put("value", figure.value())
                        .put("unit", figure.unit())
                        .put("source", figure.source()));
        return node;
    }

    private ArrayNode intervals() {
        ArrayNode all = Json.MAPPER.createArrayNode();
        for (ForkResult fork : trial.trial().forks()) {
            fork.iterations().stream().flatMap(i -> i.intervals().stream()).forEach(i -> all.add(interval(fork, i)));
        }
        return all;
    }

    private ObjectNode interval(ForkResult fork, IntervalResult i) {
        ObjectNode node = Json.object()
                .put("fork", fork.index())
                .put("iteration", i.iteration())
                .put("second", i.second())
                .put("output", i.outputTokens())
                .put("succeeded", i.succeeded())
                .put("failed", i.failed())
                .put("inFlight", i.inFlight());
        if (i.ttftCount() > 0) {
            ObjectNode ttft = node.putObject("ttft")
                    .put("unit", units.symbol())
                    .put("count", i.ttftCount())
                    .put("mean", units.of(i.ttftMeanNanos()));
            Json.put(ttft, "p50", supported(i.ttftP50Nanos()));
            Json.put(ttft, "p99", supported(i.ttftP99Nanos()));
        }
        return node;
    }

    private static ObjectNode counters(EngineCounters counted) {
        ObjectNode node = Json.object();
        counter(node, "promptTokens", counted.promptTokens());
        counter(node, "cachedTokens", counted.cachedTokens());
        counter(node, "queueSeconds", counted.queueSeconds());
        counter(node, "queued", counted.queued());
        return node;
    }

    private static void counter(ObjectNode node, String name, double value) {
        Json.put(node, name, Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty());
    }

    /** The cache intent, and what was found. */
    private ObjectNode cache() {
        CacheFinding finding =
                CacheFinding.of(trial.plan(), trial.totals(), trial.trial().forks());
        String verdict = finding.mismatch().isPresent() ? "missed" : "met";
        ObjectNode node = Json.object()
                .put("intent", finding.intent())
                .put("verdict", finding.share().isPresent() ? verdict : "unknown");
        Json.put(node, "cachedShare", finding.share());
        if (finding.share().isPresent()) {
            node.put("source", finding.source());
        }
        return node;
    }

    private OptionalDouble supported(long nanos) {
        return nanos > 0 ? OptionalDouble.of(units.of(nanos)) : OptionalDouble.empty();
    }

    private ArrayNode forks() {
        ArrayNode all = Json.MAPPER.createArrayNode();
        for (ForkResult fork : trial.trial().forks()) {
            Totals totals = Merge.fork(fork);
            ObjectNode node = all.addObject().put("index", fork.index()).put("pid", fork.pid());
            fork.start()
                    .ifPresent(start -> node.put("sequence", start.sequence())
                            .put("startedAt", start.at().toString()));
            fork.failure().ifPresent(why -> node.put("failure", why));
            fork.reset().ifPresent(reset -> node.set("reset", Json.of(reset)));
            fork.logGap().ifPresent(gap -> node.put("eventLogGap", gap));
            if (!fork.connections().isEmpty()) {
                node.set("connections", Json.of(fork.connections()));
            }
            fork.counters().ifPresent(c -> node.set("counters", counters(c)));
            node.set("validity", validity(Validity.of(trial.trial(), fork), Evidence.of(totals)));
            node.set("requests", Json.of(totals.requests()));
            node.set("metrics", metrics.fork(fork));
            ArrayNode iterations = node.putArray("iterations");
            fork.iterations().forEach(i -> iterations.add(JsonIteration.node(i, metrics)));
            node.putObject("jvm")
                    .put("gcPauses", totals.health().gcPauses())
                    .put("gcTotalMillis", totals.health().gcTotalMillis());
        }
        return all;
    }

    private static ObjectNode validity(Validity validity, Evidence evidence) {
        ObjectNode node = Json.object().put("verdict", validity.verdict().name());
        node.set("reasons", Json.of(validity.reasons()));
        node.set("notes", Json.of(validity.notes()));
        node.put("unit", "ms");
        lag(node, "scheduleLag", evidence.scheduleLag());
        lag(node, "eventLoopLag", evidence.loopLag());
        node.put("gcPauseTotal", evidence.health().gcTotalMillis());
        node.put("gcPauseMax", evidence.health().gcMaxMillis());
        share(node, "clientCpu", evidence.health().processCpu());
        share(node, "hostCpu", evidence.health().hostCpu());
        Json.put(node, "successRate", evidence.successRate());
        Json.put(node, "littleResidual", evidence.littleResidual());
        Json.put(node, "chunkRatio", evidence.chunkRatio());
        return node;
    }

    /** The certificate whole, and its bias for those who look for it alone. */
    private static void certificate(ObjectNode validity, Certificate certificate) {
        ObjectNode bias = validity.putObject("bias");
        certificate.accuracy().forEach(a -> bias.put(a.metric(), a.bias()));
        ObjectNode node = (ObjectNode) Json.of(certificate);
        validity.set(
                "certificate", node.put("verdict", certificate.judge().verdict().name()));
    }

    private Optional<ObjectNode> paused() {
        ObjectNode paused = Json.object();
        for (Pauses.Share share : Pauses.of(trial.totals())) {
            ObjectNode one = paused.putObject(share.metric().key())
                    .put("count", share.touched())
                    .put("share", share.share());
            for (Percentile percentile : Percentile.values()) {
                percentile.of(share.without()).ifPresent(nanos -> one.put(percentile.key(), nanos / 1e6));
            }
        }
        return paused.isEmpty() ? Optional.empty() : Optional.of(paused);
    }

    private static void lag(ObjectNode node, String name, Evidence.Lag lag) {
        if (lag.count() > 0) {
            if (lag.statistic().equals("p99")) {
                node.put(name + "P99", lag.nanos() / 1e6);
            }
            node.put(name + "Max", lag.maxNanos() / 1e6);
        }
    }

    private static void share(ObjectNode node, String name, double share) {
        Json.put(node, name, share < 0 ? OptionalDouble.empty() : OptionalDouble.of(share));
    }
}
