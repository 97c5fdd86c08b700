package io.llmharness.runtime.report;

import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.text.Digits;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What the trials of a run are called: short benchmark names, and the parameters that tell trials apart. */
final class TrialNames {
    private final Map<String, String> shortNames = new HashMap<>();
    private final Set<String> varying = new LinkedHashSet<>();

    TrialNames(List<TrialPlan> plans) {
        Set<String> names =
                plans.stream().map(TrialPlan::benchmark).collect(Collectors.toCollection(LinkedHashSet::new));
        Map<String, Long> users =
                names.stream().collect(Collectors.groupingBy(TrialNames::simple, Collectors.counting()));
        names.forEach(name -> {
            boolean clear = users.getOrDefault(simple(name), 0L) == 1;
            shortNames.put(name, clear ? simple(name) : name);
        });
        List<Map<String, String>> all = plans.stream().map(TrialNames::params).toList();
        all.stream().flatMap(p -> p.keySet().stream()).forEach(key -> {
            if (all.stream().map(p -> p.getOrDefault(key, "")).distinct().count() > 1) {
                varying.add(key);
            }
        });
    }

    /** The benchmark without its package, unless that would make two look alike. */
    String name(TrialPlan plan) {
        return shortNames.getOrDefault(plan.benchmark(), plan.benchmark());
    }

    /** Parameters whose value is not the same in all trials. */
    List<String> varying() {
        return List.copyOf(varying);
    }

    /** Everything that a trial is one point of, as shown: engine, model, load and the scenario's own parameters. */
    static Map<String, String> params(TrialPlan plan) {
        Map<String, String> params = new LinkedHashMap<>();
        params.put("engine", plan.engine().name());
        if (!plan.engine().model().isEmpty()) {
            params.put("model", plan.engine().model());
        }
        params.putAll(load(plan));
        params.putAll(plan.params());
        if (!plan.stream()) {
            params.put("stream", "false");
        }
        params.replaceAll((name, value) -> Lines.clean(value));
        return params;
    }

    /** The load level under its parameter name; the shape itself where it is neither closed nor a rate. */
    static Map<String, String> load(TrialPlan plan) {
        Map<String, String> params = new LinkedHashMap<>();
        if (plan.load().closed()) {
            plan.load().level().ifPresent(users -> params.put("concurrency", plain(users)));
        } else {
            params.put("load", plan.load().shape());
            plan.load().level().ifPresent(rate -> params.put("rate", plain(rate)));
        }
        return params;
    }

    /** {@code (engine=ollama, concurrency=8)}. */
    static String coordinates(TrialPlan plan) {
        return params(plan).entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining(", ", "(", ")"));
    }

    /** A whole number without a point. */
    static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : trimmed(value);
    }

    private static String trimmed(double value) {
        String text = Double.toString(value);
        return text.contains("E") ? Digits.three(value) : text;
    }

    private static String simple(String name) {
        String[] parts = name.split("\\.");
        int first = 0;
        while (first < parts.length - 1 && !startsUpper(parts[first])) {
            first++;
        }
        return String.join(".", List.of(parts).subList(first, parts.length));
    }

    private static boolean startsUpper(String part) {
        return !part.isEmpty() && Character.isUpperCase(part.charAt(0));
    }
}
