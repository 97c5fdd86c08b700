package io.llmharness.runtime.plan;

import io.llmharness.runtime.catalog.Benchmark;
import io.llmharness.runtime.catalog.GeneratedScenario;
import io.llmharness.runtime.catalog.ParamModel;
import io.llmharness.runtime.text.Nearest;
import io.llmharness.runtime.text.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The values of a scenario's {@code @Param} fields: the annotation's, or those of the run in their place. {@code cache}, the cache
 * intent, can be given like a parameter as long as the scenario has none of that name.
 */
final class ParamResolver {
    static final String CACHE = "cache";

    private final Map<String, List<String>> wishes;

    ParamResolver(Map<String, List<String>> wishes) {
        this.wishes = wishes;
    }

    /** Refuses a name that no selected scenario knows. */
    void checkNames(List<Benchmark> benchmarks) {
        TreeSet<String> known = new TreeSet<>(List.of(CACHE));
        benchmarks.forEach(b -> b.model().params().forEach(p -> known.add(p.name())));
        for (String name : wishes.keySet()) {
            String option =
                    name.equals("concurrency") ? "-t" : name.equals("rate") || name.equals("engine") ? "-" + name : "";
            if (!known.contains(name)) {
                throw new UsageException("No selected scenario has a parameter \"" + name + "\"."
                        + (option.isEmpty() ? Nearest.hint(name, known) : " Use " + option + "."));
            }
        }
    }

    /** All combinations of a benchmark's parameters. */
    List<Map<String, String>> combinations(Benchmark benchmark) {
        List<ParamModel> params = new ArrayList<>();
        for (ParamModel param : benchmark.model().params()) {
            List<String> values = wishes.getOrDefault(param.name(), param.values());
            if (values.isEmpty()) {
                throw new UsageException("Parameter " + param.name() + " of " + benchmark.name()
                        + " has no values; give some with -p " + param.name() + "=….");
            }
            if (wishes.containsKey(param.name())) {
                values.forEach(value -> check(benchmark.scenario(), benchmark.name(), param.name(), value));
            }
            params.add(new ParamModel(param.name(), values));
        }
        return Expander.product(params);
    }

    /** The cache intents of a benchmark. */
    List<String> caches(Benchmark benchmark) {
        boolean taken =
                benchmark.model().params().stream().anyMatch(p -> p.name().equals(CACHE));
        List<String> wanted = taken ? List.of() : wishes.getOrDefault(CACHE, List.of());
        for (String intent : wanted) {
            try {
                CacheIntent.parse(intent);
            } catch (IllegalArgumentException e) {
                throw new UsageException(String.valueOf(e.getMessage()), e);
            }
        }
        return wanted.isEmpty() ? List.of(benchmark.workload().cache()) : wanted;
    }

    /** Sets the value on a throw-away instance: the generated setter knows the field's type. */
    private static <S> void check(GeneratedScenario<S> scenario, String benchmark, String name, String value) {
        try {
            scenario.setParam(scenario.newInstance(), name, value);
        } catch (IllegalArgumentException e) {
            throw new UsageException(benchmark + ": " + e.getMessage() + ".", e);
        }
    }
}
