package io.llmharness.runtime.catalog;

import io.llmharness.runtime.text.Nearest;
import io.llmharness.runtime.text.UsageException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The scenarios on the class path, as the annotation processor left them. Reading it initialises no class of the user's. */
public final class ScenarioCatalog {
    private static final String NOTHING_FOUND =
            "There is no scenario on the class path. A scenario is a class with @LlmBenchmark,"
                    + " and harness-processor must run when it is compiled. JDK 23 and newer run an annotation processor only"
                    + " when the build names it: <annotationProcessorPaths> of maven-compiler-plugin, the annotationProcessor"
                    + " configuration of Gradle, or javac -processorpath. When several jars were put into one, their"
                    + " META-INF/services files must be merged.";

    private final List<Benchmark> benchmarks;

    private ScenarioCatalog(List<Benchmark> benchmarks) {
        this.benchmarks = benchmarks;
    }

    /** Finds every scenario of the class loader, and refuses those that this runtime cannot run. */
    public static ScenarioCatalog load(ClassLoader loader) {
        List<GeneratedScenario<?>> found = new ArrayList<>();
        Iterator<? extends GeneratedScenario<?>> services = services(loader);
        try {
            while (services.hasNext()) {
                found.add(services.next());
            }
        } catch (ServiceConfigurationError | LinkageError e) {
            throw new UsageException(
                    "A scenario listed on the class path cannot be loaded; compile it again, with the same version of"
                            + " llm-harness as is run here: " + e.getMessage() + ".",
                    e);
        }
        return of(found);
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    private static Iterator<? extends GeneratedScenario<?>> services(ClassLoader loader) {
        return (Iterator) ServiceLoader.load(GeneratedScenario.class, loader).iterator();
    }

    /** A catalogue of these scenarios, ordered by name. */
    public static ScenarioCatalog of(List<? extends GeneratedScenario<?>> scenarios) {
        List<Benchmark> all = new ArrayList<>();
        for (GeneratedScenario<?> scenario : scenarios) {
            Contract.check(scenario);
            ScenarioModel model = scenario.model();
            benchmarks(model).mapToObj(i -> new Benchmark(scenario, model, i)).forEach(all::add);
        }
        all.sort(Comparator.comparing((Benchmark b) -> b.model().name()).thenComparing(Benchmark::index));
        refuseDuplicates(all);
        return new ScenarioCatalog(List.copyOf(all));
    }

    /** The mix, and the workloads that are not part of it. */
    private static IntStream benchmarks(ScenarioModel model) {
        Set<String> mixed = model.mix().stream()
                .flatMap(mix -> mix.parts().stream())
                .map(MixModel.Part::workload)
                .collect(Collectors.toSet());
        return IntStream.range(
                        model.mix().isPresent() ? Benchmark.MIX : 0,
                        model.workloads().size())
                .filter(i -> i == Benchmark.MIX
                        || !mixed.contains(model.workloads().get(i).method()));
    }

    private static void refuseDuplicates(List<Benchmark> all) {
        Map<String, Benchmark> byName = new HashMap<>();
        for (Benchmark benchmark : all) {
            Benchmark other = byName.putIfAbsent(benchmark.name(), benchmark);
            if (other != null) {
                throw new UsageException("Two benchmarks are named \"" + benchmark.name() + "\": "
                        + place(other.scenario()) + ", and " + place(benchmark.scenario())
                        + ". Rename a class, or give it @LlmBenchmark(name = …).");
            }
        }
    }

    private static String place(GeneratedScenario<?> scenario) {
        return scenario.getClass().getName().replaceFirst("_LlmScenario$", "") + " in " + Contract.origin(scenario);
    }

    /** All benchmarks: by scenario name, then as the workloads stand in the source. */
    public List<Benchmark> all() {
        return benchmarks;
    }

    /** The benchmarks that are wanted, in the order of {@link #all()}. Throws {@link NoBenchmark} when there is none. */
    public List<Benchmark> select(Selection selection) {
        if (benchmarks.isEmpty()) {
            throw new NoBenchmark(NOTHING_FOUND);
        }
        List<Benchmark> selected = benchmarks.stream().filter(selection::test).toList();
        if (selected.isEmpty()) {
            throw new NoBenchmark(noneMeets(selection));
        }
        return selected;
    }

    private String noneMeets(Selection selection) {
        if (selection.words().isEmpty()) {
            return "Every benchmark is excluded.";
        }
        List<String> names = benchmarks.stream().map(Benchmark::name).toList();
        List<String> simple =
                names.stream().map(n -> n.substring(n.lastIndexOf('.') + 1)).toList();
        String word = selection.words().get(0);
        String meant = Nearest.of(word, simple)
                .or(() -> Nearest.of(word, names))
                .map(name -> " Did you mean \"" + name + "\"?")
                .orElse("");
        return "No benchmark matches " + String.join(" ", selection.words()) + "." + meant + " There are: "
                + String.join(", ", names) + ".";
    }
}
