package io.llmharness.runtime.plan;

import io.llmharness.runtime.plan.TrialPlan.EnginePlan;
import io.llmharness.runtime.plan.TrialPlan.LoadPlan;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The values that a benchmark's trials run through. */
record Product(List<EnginePlan> engines, List<LoadPlan> loads, List<String> caches, List<Map<String, String>> params) {
    /** A trial for every combination: engines slowest, parameters fastest. */
    List<TrialPlan> trials(TrialTemplate template) {
        return engines.stream()
                .flatMap(engine -> loads.stream().flatMap(load -> trials(template, engine, load)))
                .toList();
    }

    private Stream<TrialPlan> trials(TrialTemplate template, EnginePlan engine, LoadPlan load) {
        return caches.stream()
                .flatMap(cache -> params.stream().map(values -> template.trial(engine, load, cache, values)));
    }
}
