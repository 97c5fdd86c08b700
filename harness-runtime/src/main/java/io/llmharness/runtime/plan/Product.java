package io.llmharness.runtime.plan;

import io.llmharness.runtime.catalog.WorkloadModel.Source;
import io.llmharness.runtime.plan.TrialPlan.EnginePlan;
import io.llmharness.runtime.plan.TrialPlan.LoadPlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The values that a benchmark's trials run through. */
record Product(
        List<EnginePlan> engines,
        List<LoadPlan> loads,
        Map<String, Source> sources,
        List<String> caches,
        List<Map<String, String>> params) {
    /** A trial for every combination: engines slowest, parameters fastest. */
    List<TrialPlan> trials(TrialTemplate template) {
        return engines.stream()
                .flatMap(engine -> loads.stream().flatMap(load -> trials(template, engine, load)))
                .toList();
    }

    private Stream<TrialPlan> trials(TrialTemplate template, EnginePlan engine, LoadPlan load) {
        return sources.entrySet().stream()
                .flatMap(part -> caches.stream()
                        .flatMap(cache -> params.stream()
                                .map(values -> template.trial(
                                        engine, load, part.getValue(), cache, with(part.getKey(), values)))));
    }

    /** The parameters, with the name of the data set's part where it has one. */
    private static Map<String, String> with(String cell, Map<String, String> values) {
        if (cell.isEmpty()) {
            return values;
        }
        Map<String, String> all = new LinkedHashMap<>();
        all.put(SourceResolver.CELL, cell);
        all.putAll(values);
        return all;
    }
}
