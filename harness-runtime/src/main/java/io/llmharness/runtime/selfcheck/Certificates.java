package io.llmharness.runtime.selfcheck;

import io.llmharness.runtime.catalog.RunModel.Forks;
import io.llmharness.runtime.engine.EngineCatalog;
import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.plan.TrialPlan.EnginePlan;
import io.llmharness.runtime.result.Certificate;
import io.llmharness.runtime.result.OperatingPoint;
import io.llmharness.runtime.result.TrialResult;
import io.llmharness.runtime.text.RunFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The certificates that a run carries, taken when all its trials are over: only then is it known where they were, and nothing is
 * disturbed. One for each engine and kind of client, at the hardest of its trials.
 */
public final class Certificates {
    /** Whether a run carries certificates. */
    public enum Wanted {
        /** None. */
        OFF,
        /** One of the last day where there is one, else a new one. */
        CACHED,
        /** A new one. */
        FRESH
    }

    /** Trials that one certificate serves. */
    private record Kind(String engine, boolean closed, int loops, String transport) {}

    private record Hardest(TrialPlan plan, OperatingPoint point, double chunksPerSecond) {}

    private final Wanted wanted;
    private final CertificateCache cache;
    private final Selfcheck selfcheck;
    private final Consumer<String> lines;

    /**
     * Certificates of a run.
     *
     * @param lines told what is done, and what cannot be done
     */
    public Certificates(Wanted wanted, CertificateCache cache, EngineCatalog engines, Consumer<String> lines) {
        this.wanted = wanted;
        this.cache = cache;
        this.selfcheck = new Selfcheck(engines);
        this.lines = lines;
    }

    /** The same trials, each with the certificate that serves it where there is one. */
    public List<TrialResult> carriedBy(List<TrialResult> trials) {
        if (wanted == Wanted.OFF) {
            return trials;
        }
        Map<Kind, Hardest> hardest = new LinkedHashMap<>();
        trials.forEach(trial -> hardest(trial)
                .ifPresent(one -> hardest.merge(
                        kind(trial.plan()), one, (a, b) -> b.chunksPerSecond() > a.chunksPerSecond() ? b : a)));
        Map<Kind, Certificate> taken = new LinkedHashMap<>();
        hardest.forEach((kind, one) -> certificate(one).ifPresent(c -> taken.put(kind, c)));
        List<TrialResult> carrying = new ArrayList<>();
        for (TrialResult trial : trials) {
            carrying.add(trial.certificate(Optional.ofNullable(taken.get(kind(trial.plan())))));
        }
        return carrying;
    }

    /** Ends the check that runs, and takes no other. From any thread. */
    public void interrupt() {
        selfcheck.interrupt();
    }

    private Optional<Hardest> hardest(TrialResult trial) {
        // a trial in this very JVM is not measured by what is checked here, a fork
        if (trial.failed()
                || trial.plan().forks().count() == 0
                || !Selfcheck.knows(trial.plan().engine().id())) {
            return Optional.empty();
        }
        return OperatingPoints.of(trial)
                .map(point -> new Hardest(trial.plan(), point, OperatingPoints.chunksPerSecond(trial)));
    }

    private static Kind kind(TrialPlan plan) {
        return new Kind(
                plan.engine().id(),
                plan.load().closed(),
                plan.client().loops(),
                plan.client().transport());
    }

    private Optional<Certificate> certificate(Hardest trial) {
        EnginePlan engine = trial.plan().engine();
        EnginePlan anywhere = new EnginePlan(engine.id(), engine.id(), "", "", "", engine.options());
        OperatingPoint point = OperatingPoints.brief(trial.point());
        double chunks = Math.max(point.chunksPerSecond(), OperatingPoints.nextStep(trial.chunksPerSecond()));
        CheckPlan plan = CheckPlan.brief(point, anywhere, jvm(trial.plan().forks()), chunks);
        Optional<Certificate> known = wanted == Wanted.CACHED ? cache.find(plan, Instant.now()) : Optional.empty();
        return known.isPresent() ? known : taken(plan);
    }

    /** The JVM of a fork; how many there were is no matter of a check. */
    private static Forks jvm(Forks forks) {
        return new Forks(1, 0, forks.jvm(), forks.jvmArgs(), forks.prepend(), forks.append());
    }

    private Optional<Certificate> taken(CheckPlan plan) {
        lines.accept("# Checking the client's accuracy at " + plan.point());
        try {
            Certificate certificate = selfcheck.take(plan);
            cache.keep(plan, certificate);
            return Optional.of(certificate);
        } catch (RunFailure e) {
            lines.accept(e.getMessage() + " The run has no certificate.");
            return Optional.empty();
        }
    }
}
