package io.llmharness.runtime.result;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Whether figures can be trusted, and why not. Stands first in every report; an {@link Verdict#INVALID} trial prints no headline
 * figure.
 *
 * @param verdict the worst finding
 * @param reasons why it is not {@link Verdict#VALID}, worst first
 * @param notes what to know when reading the figures, without prejudice to them
 */
public record Validity(Verdict verdict, List<String> reasons, List<String> notes) {
    /** From good to bad. */
    public enum Verdict {
        /** Nothing speaks against the figures. */
        VALID,
        /** The figures are what was measured, but something was not as it should be. */
        DEGRADED,
        /** The figures do not mean what their names say. */
        INVALID
    }

    public Validity {
        reasons = List.copyOf(reasons);
        notes = List.copyOf(notes);
    }

    /** Judges a trial by all its forks. */
    public static Validity of(TrialResult trial) {
        int planned = ValidityChecks.plannedIterations(trial.plan());
        return new ValidityChecks(trial.plan(), trial.forks(), planned, trial.certificate()).judge();
    }

    /** Judges one of a trial's forks. */
    public static Validity of(TrialResult trial, ForkResult fork) {
        int planned = trial.plan().measurement().count();
        return new ValidityChecks(trial.plan(), List.of(fork), planned, Optional.empty()).judge();
    }

    /** The verdict of a run: the worst of its trials, and whether it was cut short. */
    public static Validity of(RunResult run, Collection<Validity> trials) {
        Findings findings = new Findings();
        if (trials.isEmpty()) {
            findings.invalid("no trial was run");
        }
        if (run.interrupted()) {
            findings.degraded("the run was interrupted before its plan was done");
        }
        run.endedEarly().ifPresent(why -> findings.degraded("the run ended early: " + why));
        trials.forEach(findings::addAll);
        return findings.toValidity();
    }

    /** Whether headline figures may be printed. */
    public boolean printable() {
        return verdict != Verdict.INVALID;
    }

    /** Collects what speaks against a trial. */
    static final class Findings {
        private final List<String> invalid = new ArrayList<>();
        private final List<String> degraded = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();

        void invalid(String reason) {
            invalid.add(reason);
        }

        void degraded(String reason) {
            degraded.add(reason);
        }

        void note(String note) {
            notes.add(note);
        }

        private void addAll(Validity other) {
            (other.verdict == Verdict.INVALID ? invalid : degraded).addAll(other.reasons);
            notes.addAll(other.notes);
        }

        Validity toValidity() {
            List<String> reasons = new ArrayList<>(invalid);
            reasons.addAll(degraded);
            Verdict verdict = degraded.isEmpty() ? Verdict.VALID : Verdict.DEGRADED;
            return new Validity(
                    invalid.isEmpty() ? verdict : Verdict.INVALID,
                    reasons.stream().distinct().toList(),
                    notes.stream().distinct().toList());
        }
    }
}
