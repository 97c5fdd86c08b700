package io.llmharness.runtime.compare;

import io.llmharness.runtime.result.TrialSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How many forks it would take to see a change of a figure, judged by a run that was made.
 *
 * @param figure which
 * @param forks of each of two runs; empty when it is more than {@value ForkPlanner#MOST}
 */
public record ForkAdvice(Figure figure, OptionalInt forks) {
    /** For the figures that stand first in a report, all gated together with a margin of {@code share}; none with a single fork. */
    public static List<ForkAdvice> of(TrialSummary trial, double share) {
        Margins margins = new Margins(Optional.of(share), Map.of());
        List<FigureComparison> figures = new Selection(trial, trial, margins, false).figures(new ArrayList<>());
        return figures.stream()
                .filter(f -> f.base().values().size() > 1)
                .map(f -> new ForkAdvice(
                        f.figure(),
                        ForkPlanner.toSee(share, figures.size(), f.base().array())))
                .toList();
    }
}
