package io.llmharness.runtime.result;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * All KPIs of a trial: each is in one of the two maps.
 *
 * @param figures those that have a value, in catalogue order
 * @param absent the reasons of the others
 */
public record KpiSheet(Map<Kpi, Kpi.Figure> figures, Map<Kpi, String> absent) {
    /** Computes it; {@code run} holds the trial itself and those it may be set against. */
    public static KpiSheet of(TrialSummary trial, List<TrialSummary> run) {
        Map<Kpi, Kpi.Figure> figures = new EnumMap<>(Kpi.class);
        Map<Kpi, String> absent = new EnumMap<>(Kpi.class);
        Kpi.Input input = new Kpi.Input(trial, run);
        for (Kpi kpi : Kpi.values()) {
            Kpi.Finding finding = kpi.find(input);
            if (finding instanceof Kpi.Figure figure && Double.isFinite(figure.value())) {
                figures.put(kpi, figure);
            } else {
                absent.put(kpi, finding instanceof Kpi.Absent none ? none.reason() : "it is not finite");
            }
        }
        return new KpiSheet(Collections.unmodifiableMap(figures), Collections.unmodifiableMap(absent));
    }
}
