package io.llmharness.runtime.compare;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.stream.DoubleStream;

/** Judges all gated figures of a comparison together, so that many of them raise no more false alarms than one. */
final class Judge {
    private Judge() {}

    static List<TrialComparison> all(List<TrialComparison> trials) {
        List<List<FigureComparison>> judged =
                figures(trials.stream().map(TrialComparison::figures).toList(), doubtful(trials));
        List<TrialComparison> result = new ArrayList<>();
        Iterator<List<FigureComparison>> next = judged.iterator();
        trials.forEach(trial -> result.add(trial.with(next.next())));
        return result;
    }

    private static List<Boolean> doubtful(List<TrialComparison> trials) {
        return trials.stream().map(t -> !t.doubts().isEmpty()).toList();
    }

    /** The same figures with their verdicts. */
    static List<List<FigureComparison>> figures(List<List<FigureComparison>> trials, List<Boolean> doubtful) {
        List<FigureComparison> tested =
                trials.stream().flatMap(List::stream).filter(Judge::isTested).toList();
        PrimitiveIterator.OfDouble changed = adjusted(
                tested.stream().mapToDouble(f -> f.effect().orElseThrow().pChanged()));
        PrimitiveIterator.OfDouble beyond = adjusted(tested.stream().mapToDouble(FigureComparison::pBeyondMargin));
        List<List<FigureComparison>> judged = new ArrayList<>();
        for (int i = 0; i < trials.size(); i++) {
            List<FigureComparison> trial = new ArrayList<>();
            for (FigureComparison figure : trials.get(i)) {
                if (isTested(figure)) {
                    trial.add(figure.judged(changed.nextDouble(), beyond.nextDouble(), doubtful.get(i)));
                } else {
                    trial.add(figure.margin().isPresent() ? figure.judged(1, 1, true) : figure);
                }
            }
            judged.add(trial);
        }
        return judged;
    }

    private static boolean isTested(FigureComparison figure) {
        return figure.margin().isPresent() && figure.effect().isPresent();
    }

    private static PrimitiveIterator.OfDouble adjusted(DoubleStream p) {
        return DoubleStream.of(Holm.adjust(p.toArray())).iterator();
    }
}
