package io.llmharness.runtime.compare;

import io.llmharness.runtime.result.TrialSummary;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * A trial of the base and the same of the new run.
 *
 * @param base of the base, the forks of all its runs together
 * @param fresh of the new run, likewise
 * @param paired whether the forks ran in turn, so that fork i is set against fork i
 * @param figures what was compared, the gated figures first
 * @param success the share of requests that succeeded
 * @param doubts why nothing can be said of this trial: it failed, or its figures mean nothing
 * @param notes what differs, and what could not be compared
 */
public record TrialComparison(
        TrialSummary base,
        TrialSummary fresh,
        boolean paired,
        List<FigureComparison> figures,
        SuccessComparison success,
        List<String> doubts,
        List<String> notes) {
    public TrialComparison {
        figures = List.copyOf(figures);
        doubts = List.copyOf(doubts);
        notes = List.copyOf(notes);
    }

    /** The worst of its gates; inconclusive where nothing could be gated. */
    public Gate gate() {
        boolean nothing = figures.stream().noneMatch(f -> f.margin().isPresent());
        Gate figure = Gate.worst(figures.stream().map(FigureComparison::gate).toList());
        Gate doubt = doubts.isEmpty() && !nothing ? Gate.NONE : Gate.INCONCLUSIVE;
        return Gate.worst(Stream.of(figure, success.gate(), doubt).toList());
    }

    /**
     * Forks of each run by which a change of the figure's margin would be found, judged by the noisier side; empty when it takes more
     * than anybody would run, or cannot be told.
     */
    public OptionalInt forksNeeded(FigureComparison figure) {
        double share = figure.margin().orElse(0.0);
        int gated = (int) figures.stream().filter(f -> f.margin().isPresent()).count();
        if (share == 0 || figure.effect().isEmpty()) {
            return OptionalInt.empty();
        }
        OptionalInt a = ForkPlanner.toSee(share, gated, figure.base().array());
        OptionalInt b = ForkPlanner.toSee(share, gated, figure.fresh().array());
        return a.isEmpty() || b.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Math.max(a.getAsInt(), b.getAsInt()));
    }

    TrialComparison with(List<FigureComparison> judged) {
        return new TrialComparison(base, fresh, paired, judged, success, doubts, notes);
    }
}
