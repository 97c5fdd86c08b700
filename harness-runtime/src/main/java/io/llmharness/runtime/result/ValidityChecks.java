package io.llmharness.runtime.result;

import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.plan.EngineUrl;
import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.result.Evidence.Lag;
import io.llmharness.runtime.result.Validity.Findings;
import io.llmharness.runtime.text.Digits;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One method a concern; each adds what it finds. */
final class ValidityChecks {
    private static final Pattern ELSEWHERE =
            Pattern.compile("https?://(?!(localhost|127\\.[0-9.]+|\\[::1])([:/]|$)).*", Pattern.CASE_INSENSITIVE);

    private final TrialPlan plan;
    private final List<ForkResult> forks;
    private final int planned;
    private final Optional<Certificate> certificate;
    private final Totals totals;
    private final Evidence evidence;
    private final Findings findings = new Findings();

    ValidityChecks(TrialPlan plan, List<ForkResult> forks, int planned, Optional<Certificate> certificate) {
        this.plan = plan;
        this.certificate = certificate;
        this.forks = forks;
        this.planned = planned;
        this.totals = Merge.all(forks.stream().map(Merge::fork));
        this.evidence = Evidence.of(totals);
    }

    static int plannedIterations(TrialPlan plan) {
        return Math.max(1, plan.forks().count()) * plan.measurement().count();
    }

    Validity judge() {
        if (EngineUrl.isSimulated(plan.engine().url())) {
            findings.note("the simulated engine answered: the figures say nothing of a real one");
        }
        forks();
        if (totals.iterations() > 0) {
            requests();
            delays();
            loopLag();
            scheduleLag();
            Pauses.of(totals).forEach(share -> findings.note(Pauses.text(share)));
            collections();
            processor();
            littlesLaw();
            steadyState();
            tokens();
            CacheFinding.of(plan, totals, forks).mismatch().ifPresent(findings::degraded);
            certificate.ifPresent(c -> CertificateChecks.trial(c, totals, findings));
        }
        return findings.toValidity();
    }

    private void forks() {
        for (ForkResult fork : forks) {
            fork.failure().ifPresent(why -> findings.degraded("fork " + (fork.index() + 1) + " failed: " + why));
            fork.logGap()
                    .ifPresent(gap -> findings.degraded(
                            "the event log of fork " + (fork.index() + 1) + " is not complete: " + gap));
        }
        if (totals.iterations() == 0) {
            findings.invalid("no measured iteration was finished");
        } else if (totals.iterations() < planned) {
            findings.degraded("only " + totals.iterations() + " of " + planned + " measured iterations were finished");
        }
    }

    private void requests() {
        RequestCounts r = totals.requests();
        long population = r.population();
        Optional<String> losses = Losses.of(plan, forks);
        if (population == 0) {
            findings.invalid(nothingSent());
        } else if (losses.isPresent()) {
            findings.invalid(losses.get() + ": " + causes());
        } else if (r.unsuccessful() > 0) {
            findings.degraded(r.unsuccessful() + " of " + population + " requests did not succeed ("
                    + Digits.percent(r.unsuccessful(), population) + "): " + causes());
        }
    }

    private void delays() {
        RequestCounts r = totals.requests();
        if (r.delayed() == 0) {
            return;
        }
        String share = r.delayed() + " of " + r.offered() + " requests ("
                + Digits.percent(r.delayed(), Math.max(1, r.offered())) + ") ";
        findings.note(share
                + (plan.load().closed()
                        ? "were held back to what -limit allows"
                        : "waited in the client because as many as maxInFlight allows were in flight; the .intended"
                                + " latencies contain the wait"));
    }

    private String nothingSent() {
        if (!plan.load().closed()) {
            return "no request was to arrive in the measured time";
        }
        String users =
                plan.load().level().map(n -> "all " + Math.round(n) + " users").orElse("every user");
        return "no request was dispatched in the measured time: " + users + " still waited for an earlier answer";
    }

    private String causes() {
        Map<FailureCause, Long> errors = new EnumMap<>(FailureCause.class);
        errors.putAll(totals.errors());
        if (totals.requests().dropped() > 0) {
            errors.putIfAbsent(FailureCause.DROPPED, totals.requests().dropped());
        }
        return errors.entrySet().stream()
                .sorted(Map.Entry.<FailureCause, Long>comparingByValue().reversed())
                .map(e -> e.getKey().key() + " " + e.getValue())
                .collect(Collectors.joining(", "));
    }

    private void loopLag() {
        Lag lag = evidence.loopLag();
        if (lag.isPercentile() && above(lag.nanos(), ValidityLimits.LOOP_LAG_P99_INVALID)) {
            findings.invalid("the client could not keep up: event-loop lag "
                    + text(lag, ValidityLimits.LOOP_LAG_P99_INVALID) + "; " + advice());
        } else if (above(lag.nanos(), ValidityLimits.LOOP_LAG_P99)) {
            findings.degraded("event-loop lag " + text(lag, ValidityLimits.LOOP_LAG_P99) + "; " + advice());
        } else if (above(lag.maxNanos(), ValidityLimits.LOOP_LAG_MAX)) {
            findings.degraded("event-loop lag max " + millis(lag.maxNanos()) + " is above "
                    + millis(ValidityLimits.LOOP_LAG_MAX.toNanos()));
        }
    }

    /** A client that hardly ran on a host that was busy waited for a processor; more loops would not give it one. */
    private String advice() {
        ClientHealth health = evidence.health();
        boolean others =
                health.hostCpu() > ValidityLimits.HOST_CPU_OF_OTHERS && health.processCpu() < health.hostCpu() / 2;
        return others
                ? "others, an engine on the same host perhaps, took the processors (host "
                        + Digits.percent(health.hostCpu())
                        + ", client " + Digits.percent(health.processCpu())
                        + "): keep one free for the client, with taskset, or run it on another machine"
                : "give the client more event loops (-el) or processors";
    }

    private void scheduleLag() {
        Lag lag = evidence.scheduleLag();
        if (plan.load().closed()) {
            return;
        }
        if (lag.isPercentile() && above(lag.nanos(), ValidityLimits.SCHEDULE_LAG_P99_INVALID)) {
            findings.invalid("the declared load was not sent: schedule lag "
                    + text(lag, ValidityLimits.SCHEDULE_LAG_P99_INVALID));
        } else if (above(lag.nanos(), ValidityLimits.SCHEDULE_LAG_P99)) {
            findings.degraded(
                    "schedule lag " + text(lag, ValidityLimits.SCHEDULE_LAG_P99) + "; read the .intended latencies");
        }
    }

    private void collections() {
        long max = evidence.health().gcMaxMillis();
        if (max > ValidityLimits.GC_PAUSE_MAX.toMillis()) {
            findings.degraded("a collection of the client took " + max + " ms, above "
                    + ValidityLimits.GC_PAUSE_MAX.toMillis() + " ms");
        }
        if (evidence.gcShare() > ValidityLimits.GC_SHARE) {
            findings.degraded("the client spent " + Digits.percent(evidence.gcShare())
                    + " of the time in collections, above " + Digits.percent(ValidityLimits.GC_SHARE));
        }
    }

    private void processor() {
        ClientHealth health = evidence.health();
        if (health.processCpu() > ValidityLimits.CLIENT_CPU) {
            findings.degraded("the client used " + Digits.percent(health.processCpu()) + " of the processors, above "
                    + Digits.percent(ValidityLimits.CLIENT_CPU));
        }
        boolean elsewhere = ELSEWHERE.matcher(plan.engine().url()).matches();
        if (elsewhere && health.hostCpu() > ValidityLimits.HOST_CPU) {
            findings.degraded("the client's host was busy at " + Digits.percent(health.hostCpu()) + ", above "
                    + Digits.percent(ValidityLimits.HOST_CPU));
        }
    }

    /** Whether the figures are those of a state that would have gone on, or of one that was still changing. */
    private void steadyState() {
        for (Stationarity s : Stationarity.of(plan, forks)) {
            if (!s.isSteady()) {
                String what = s.trends().stream().map(ValidityChecks::text).collect(Collectors.joining(", "));
                String since = s.steadyFrom().isEmpty()
                        ? "; it did not settle within the measured " + s.measuredSeconds() + " s"
                        : "; steady from second " + (s.steadyFrom().getAsInt() - s.warmupSeconds())
                                + " of the measured " + s.measuredSeconds();
                findings.degraded("fork " + (s.fork() + 1) + " was not steady while measured: " + what + since);
            }
        }
    }

    private static String text(Trend trend) {
        String size = Digits.percent(Math.abs(trend.change()));
        return switch (trend.kind()) {
            case DRIFT -> trend.series() + (trend.change() > 0 ? " rose by " : " fell by ") + size;
            case START -> trend.series() + " began " + size + (trend.change() > 0 ? " above" : " below") + " its end";
        };
    }

    private void littlesLaw() {
        double limit = Math.max(ValidityLimits.LITTLE_RESIDUAL, evidence.littleResolution());
        evidence.littleResidual().ifPresent(residual -> {
            if (residual > limit) {
                findings.degraded("not stationary, or the accounting is broken: Little's-law residual "
                        + Digits.percent(residual) + " is above " + Digits.percent(limit));
            }
        });
    }

    private void tokens() {
        if (totals.requests().succeeded() > 0 && totals.tokens().source().equals("unknown")) {
            findings.note("token counts are unknown (" + totals.tokens().uncounted() + " of "
                    + totals.requests().succeeded() + " answers came without usage): no per-token figure is given");
        }
        evidence.chunkRatio().ifPresent(ratio -> {
            if (ratio < ValidityLimits.CHUNK_RATIO) {
                findings.note("the engine sent " + Digits.three(ratio)
                        + " events a token, below " + ValidityLimits.CHUNK_RATIO
                        + ": tails of itl are not to be trusted, tpot is comparable");
            }
        });
    }

    private static boolean above(long nanos, Duration limit) {
        return nanos > limit.toNanos();
    }

    private static String text(Lag lag, Duration limit) {
        return lag.statistic() + " " + millis(lag.nanos()) + " is above " + millis(limit.toNanos());
    }

    private static String millis(long nanos) {
        return Digits.three(nanos / 1e6) + " ms";
    }
}
