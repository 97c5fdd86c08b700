package io.llmharness.runtime.compare;

import io.llmharness.runtime.result.TrialResult;
import io.llmharness.runtime.result.TrialSummary;
import io.llmharness.runtime.text.UsageException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares runs: matches their trials, refuses what cannot be compared, estimates every figure and judges all together. */
public final class Comparer {
    private final Margins margins;
    private final Set<String> allowed;

    /**
     * A comparer.
     *
     * @param allowed serious differences that are meant, such as {@code model}
     */
    public Comparer(Margins margins, Set<String> allowed) {
        this.margins = margins;
        this.allowed = Set.copyOf(allowed);
    }

    /** The words for differences that can be allowed. */
    public static List<String> allowable() {
        return Difference.SERIOUS;
    }

    /** Compares them. Throws {@link UsageException} with a sentence when they have no trial in common, or are not comparable. */
    public Comparison compare(Side base, Side fresh) {
        boolean engines = base.engine().isPresent() || fresh.engine().isPresent();
        Map<TrialKey, TrialResult> a = base.trials(engines);
        Map<TrialKey, TrialResult> b = fresh.trials(engines);
        List<TrialComparison> trials = new ArrayList<>();
        a.forEach((key, before) -> {
            TrialResult now = b.get(key);
            if (now != null) {
                trials.add(trial(key, before, now, engines));
            }
        });
        if (trials.isEmpty()) {
            throw new UsageException("The two have no trial in common. " + base.name() + " has " + words(a.keySet())
                    + "; " + fresh.name() + " has " + words(b.keySet())
                    + ". To set one engine against another, name both with -engine base,new.");
        }
        return new Comparison(base.name(), fresh.name(), Judge.all(trials), notes(base, fresh, a, b));
    }

    private TrialComparison trial(TrialKey key, TrialResult base, TrialResult fresh, boolean engines) {
        List<Difference> differences = Difference.between(base, fresh, engines);
        refuse(key, differences);
        TrialSummary a = TrialSummary.of(base);
        TrialSummary b = TrialSummary.of(fresh);
        List<String> notes =
                new ArrayList<>(differences.stream().map(Difference::toString).toList());
        boolean paired = Pairing.inTurn(base, fresh);
        List<FigureComparison> figures = new Selection(a, b, margins, paired).figures(notes);
        List<String> doubts = new ArrayList<>();
        doubts.addAll(doubts("base", a));
        doubts.addAll(doubts("new", b));
        return new TrialComparison(a, b, paired, figures, SuccessComparison.of(a, b), doubts, notes);
    }

    private void refuse(TrialKey key, List<Difference> differences) {
        for (Difference difference : differences) {
            if (difference.serious() && !allowed.contains(difference.what())) {
                throw new UsageException(key + ": " + difference
                        + ". Their figures do not mean the same; if that is what you want to see, say -allow "
                        + difference.what() + ".");
            }
        }
    }

    private static List<String> doubts(String side, TrialSummary trial) {
        List<String> doubts = new ArrayList<>();
        trial.trial()
                .forks()
                .forEach(f ->
                        f.failure().ifPresent(why -> doubts.add(side + ": fork " + f.index() + " failed: " + why)));
        if (trial.totals().requests().succeeded() == 0) {
            doubts.add(side + ": no request succeeded");
        } else if (!trial.validity().printable()) {
            doubts.add(side + ": not to be judged: "
                    + String.join("; ", trial.validity().reasons()));
        }
        return doubts;
    }

    private static List<String> notes(
            Side base, Side fresh, Map<TrialKey, TrialResult> a, Map<TrialKey, TrialResult> b) {
        Set<String> notes = new LinkedHashSet<>();
        Difference.between(base.runs().get(0).host(), fresh.runs().get(0).host())
                .forEach(d -> notes.add(d.toString()));
        only(a, b).forEach(key -> notes.add("only in " + base.name() + ": " + key));
        only(b, a).forEach(key -> notes.add("only in " + fresh.name() + ": " + key));
        for (Side side : List.of(base, fresh)) {
            if (side.runs().stream().anyMatch(run -> run.interrupted())) {
                notes.add(side.name() + " was interrupted before its plan was done");
            }
        }
        return List.copyOf(notes);
    }

    private static List<TrialKey> only(Map<TrialKey, TrialResult> a, Map<TrialKey, TrialResult> b) {
        return a.keySet().stream().filter(key -> !b.containsKey(key)).toList();
    }

    private static String words(Collection<TrialKey> keys) {
        return keys.isEmpty() ? "none" : keys.stream().map(TrialKey::toString).collect(Collectors.joining(", "));
    }
}
