package io.llmharness.runtime.compare;

import io.llmharness.runtime.metric.Direction;
import io.llmharness.runtime.result.ConfidenceInterval;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One figure of two trials.
 *
 * @param figure which
 * @param base of the base
 * @param fresh of the new run
 * @param effect its change; empty when there are not two forks with a value on each side
 * @param margin how much worse it may get, as a share; empty when it is not gated
 * @param adjustedP chance of such a change when nothing changed, corrected for all gated figures of the comparison
 * @param verdict what is known of the change; empty when it is not gated
 * @param gate whether it kept within the margin
 * @param reason why there is no effect; empty when there is one
 */
public record FigureComparison(
        Figure figure,
        ForkValues base,
        ForkValues fresh,
        Optional<Effect> effect,
        Optional<Double> margin,
        OptionalDouble adjustedP,
        Optional<Verdict> verdict,
        Gate gate,
        String reason) {

    /** Not judged yet. */
    static FigureComparison of(
            Figure figure, ForkValues base, ForkValues fresh, Optional<Double> margin, boolean paired) {
        Optional<Effect> effect = Effect.of(base.array(), fresh.array(), paired);
        return new FigureComparison(
                figure,
                base,
                fresh,
                effect,
                margin,
                OptionalDouble.empty(),
                Optional.empty(),
                Gate.NONE,
                effect.isPresent() ? "" : whyNot(base, fresh));
    }

    private static String whyNot(ForkValues base, ForkValues fresh) {
        if (base.absence().isPresent()) {
            return "base: " + base.absence().get();
        }
        return fresh.absence()
                .map(why -> "new: " + why)
                .orElse("no interval: " + (base.values().size() < 2 ? "the base" : "the new run")
                        + " has one fork; measure with -f 5 or more");
    }

    /** Whether a side has no value of it. */
    boolean isAbsent() {
        return base.absence().isPresent() || fresh.absence().isPresent();
    }

    /** The chance of the figure being worse by so much by luck alone, when it is worse by the margin at most; two-sided. */
    double pBeyondMargin() {
        return 2
                * (lowerIsBetter()
                        ? effect.orElseThrow().pAbove(margin.orElseThrow())
                        : effect.orElseThrow().pBelow(-margin.orElseThrow()));
    }

    /** Judged, with p-values that are corrected for the other figures; a doubt about the trials takes the verdict away. */
    FigureComparison judged(double changedP, double beyondP, boolean doubtful) {
        boolean judgeable = effect.isPresent() && !doubtful;
        Verdict word = judgeable ? verdict(changedP) : Verdict.INCONCLUSIVE;
        Gate outcome = judgeable ? gate(beyondP) : Gate.INCONCLUSIVE;
        OptionalDouble p = effect.isPresent() ? OptionalDouble.of(changedP) : OptionalDouble.empty();
        return new FigureComparison(figure, base, fresh, effect, margin, p, Optional.of(word), outcome, reason);
    }

    private Verdict verdict(double p) {
        ConfidenceInterval interval = effect.orElseThrow().interval();
        double limit = margin.orElseThrow();
        if (worst(interval) < limit && best(interval) < limit) {
            return Verdict.SAME;
        }
        if (p >= 1 - Effect.LEVEL) {
            return Verdict.INCONCLUSIVE;
        }
        boolean more = effect.orElseThrow().logRatio() > 0;
        return more == lowerIsBetter() ? Verdict.WORSE : Verdict.BETTER;
    }

    /** Passing needs no correction: all figures must pass. Failing does: one is enough. */
    private Gate gate(double beyondP) {
        if (worst(effect.orElseThrow().interval()) < margin.orElseThrow()) {
            return Gate.PASSED;
        }
        return beyondP < 1 - Effect.LEVEL ? Gate.FAILED : Gate.INCONCLUSIVE;
    }

    /** How much worse it may be. */
    private double worst(ConfidenceInterval change) {
        return lowerIsBetter() ? change.high() : -change.low();
    }

    /** How much better it may be. */
    private double best(ConfidenceInterval change) {
        return lowerIsBetter() ? -change.low() : change.high();
    }

    private boolean lowerIsBetter() {
        return figure.direction() == Direction.LOWER_IS_BETTER;
    }
}
