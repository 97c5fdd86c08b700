package io.llmharness.runtime.compare;

import io.llmharness.runtime.metric.Metric;
import io.llmharness.runtime.result.Percentile;
import io.llmharness.runtime.result.Rate;
import io.llmharness.runtime.result.TrialSummary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which figures of two trials are compared: those with a margin of their own, and those that stand first in a report. */
final class Selection {
    /** From the one furthest out: the first that every fork supports is the tail. */
    private static final List<Percentile> TAILS = List.of(Percentile.P99, Percentile.P95, Percentile.P90);

    private final TrialSummary base;
    private final TrialSummary fresh;
    private final Margins margins;
    private final boolean paired;

    Selection(TrialSummary base, TrialSummary fresh, Margins margins, boolean paired) {
        this.base = base;
        this.fresh = fresh;
        this.margins = margins;
        this.paired = paired;
    }

    /** The figures, not judged yet; headline figures that either side lacks are left out and noted. */
    List<FigureComparison> figures(List<String> notes) {
        Map<Figure, FigureComparison> all = new LinkedHashMap<>();
        for (Figure figure : Figure.all()) {
            Optional<Double> margin = margins.of(figure);
            if (margin.isPresent()) {
                all.put(figure, compared(figure, margin));
            }
        }
        for (Figure figure : headlines()) {
            if (!all.containsKey(figure)) {
                FigureComparison compared = compared(figure, margins.headline());
                if (compared.isAbsent()) {
                    notes.add("not compared: " + figure.key() + " (" + compared.reason() + ")");
                } else {
                    all.put(figure, compared);
                }
            }
        }
        return List.copyOf(all.values());
    }

    private FigureComparison compared(Figure figure, Optional<Double> margin) {
        return FigureComparison.of(figure, figure.of(base), figure.of(fresh), margin, paired);
    }

    /** Latencies as a user feels them, which with an open load begin when the request was to arrive. */
    private List<Figure> headlines() {
        boolean closed = base.plan().load().closed();
        Metric ttft = closed ? Metric.TTFT : Metric.TTFT_INTENDED;
        Metric e2e = closed ? Metric.E2E : Metric.E2E_INTENDED;
        List<Figure> figures = new ArrayList<>();
        figures.add(new Figure.OfLatency(ttft, Optional.of(Percentile.P50)));
        figures.add(tail(ttft));
        figures.add(new Figure.OfLatency(Metric.TPOT, Optional.of(Percentile.P50)));
        figures.add(new Figure.OfLatency(e2e, Optional.of(Percentile.P50)));
        figures.add(tail(e2e));
        figures.add(new Figure.OfRate(Rate.Kind.OUTPUT_TOKENS));
        if (base.slo().isPresent() && fresh.slo().isPresent()) {
            figures.add(new Figure.OfRate(Rate.Kind.GOODPUT));
        }
        return figures;
    }

    private Figure tail(Metric metric) {
        return TAILS.stream()
                .map(p -> new Figure.OfLatency(metric, Optional.of(p)))
                .filter(f ->
                        f.of(base).absence().isEmpty() && f.of(fresh).absence().isEmpty())
                .findFirst()
                .orElseGet(() -> new Figure.OfLatency(metric, Optional.of(Percentile.P90)));
    }
}
