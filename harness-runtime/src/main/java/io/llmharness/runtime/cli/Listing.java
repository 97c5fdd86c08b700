package io.llmharness.runtime.cli;

import io.llmharness.runtime.catalog.Benchmark;
import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.report.ReportFormat;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What {@code -l}, {@code -lp} and {@code -lrf} print. */
final class Listing {
    private final PrintStream out;

    Listing(PrintStream out) {
        this.out = out;
    }

    void benchmarks(List<Benchmark> benchmarks) {
        out.println("Benchmarks:");
        benchmarks.forEach(b -> out.println(b.name()));
    }

    /** Benchmarks with the values that their trials run through. */
    void trials(List<TrialPlan> trials) {
        Map<String, Map<String, Set<String>>> byBenchmark = new LinkedHashMap<>();
        for (TrialPlan trial : trials) {
            Map<String, Set<String>> values =
                    byBenchmark.computeIfAbsent(trial.benchmark(), b -> new LinkedHashMap<>());
            add(values, "engine", trial.engine().name());
            add(values, LoadText.name(trial.load()), LoadText.level(trial.load()));
            trial.params().forEach((name, value) -> add(values, name, value));
        }
        out.println("Benchmarks:");
        byBenchmark.forEach((benchmark, values) -> {
            out.println(benchmark);
            values.forEach((name, all) -> out.println("  " + name + " = " + String.join(", ", all)));
        });
    }

    void formats(List<ReportFormat> formats) {
        out.println("Result formats:");
        formats.forEach(f -> out.printf("  %-8s %s (.%s)%n", f.id(), f.description(), f.extension()));
    }

    private static void add(Map<String, Set<String>> values, String name, String value) {
        values.computeIfAbsent(name, n -> new LinkedHashSet<>()).add(value);
    }
}
