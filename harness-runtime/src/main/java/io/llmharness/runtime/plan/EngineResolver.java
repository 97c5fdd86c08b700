package io.llmharness.runtime.plan;

import io.llmharness.runtime.catalog.Benchmark;
import io.llmharness.runtime.catalog.EngineModel;
import io.llmharness.runtime.engine.EngineCatalog;
import io.llmharness.runtime.engine.EngineSpec;
import io.llmharness.runtime.plan.TrialPlan.EnginePlan;
import io.llmharness.runtime.text.Nearest;
import io.llmharness.runtime.text.UsageException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The engines of a benchmark, with URL, model and key variable resolved: option before annotation before the adapter's spec. */
final class EngineResolver {
    private final EngineCatalog catalog;
    private final Overrides.Engines wishes;
    private final Function<String, @Nullable String> environment;

    EngineResolver(EngineCatalog catalog, Overrides.Engines wishes, Function<String, @Nullable String> environment) {
        if (wishes.simulated().isPresent() && !wishes.urls().isEmpty()) {
            throw new UsageException("-sim and -url exclude each other: the simulated engine has a URL of its own.");
        }
        this.catalog = catalog;
        this.wishes = wishes;
        this.environment = environment;
    }

    /** Refuses a name in an option that stands for no engine of the run. */
    void checkNames(List<Benchmark> benchmarks) {
        TreeSet<String> selectable = new TreeSet<>(catalog.ids());
        wishes.known().forEach(e -> selectable.add(e.name()));
        TreeSet<String> used = new TreeSet<>();
        for (Benchmark benchmark : benchmarks) {
            benchmark.model().engines().forEach(e -> selectable.add(e.name()));
            engines(benchmark).forEach(e -> used.addAll(List.of(e.id(), e.name())));
        }
        wishes.only().forEach(name -> checkName(name, selectable, "-engine"));
        wishes.models().keySet().forEach(name -> checkName(name, used, "-model"));
        wishes.urls().keySet().forEach(name -> checkName(name, used, "-url"));
        long labels = benchmarks.stream()
                .flatMap(b -> engines(b).stream())
                .map(EngineModel::name)
                .distinct()
                .count();
        if (labels > 1 && wishes.urls().containsKey(Overrides.EVERY_ENGINE)) {
            throw new UsageException("-url without a name, but the run has several engines: write -url " + used.first()
                    + "=http://…, or choose one with -engine. Engines: " + String.join(", ", used) + ".");
        }
    }

    private static void checkName(String name, TreeSet<String> known, String option) {
        if (!name.equals(Overrides.EVERY_ENGINE) && !known.contains(name)) {
            throw new UsageException(option + ": no engine \"" + name + "\"." + Nearest.hint(name, known));
        }
    }

    /** The engines of a benchmark, in the order of {@code -engine} or of the source. */
    List<EnginePlan> resolve(Benchmark benchmark) {
        String scenario = " of " + benchmark.model().name();
        return engines(benchmark).stream().map(e -> plan(e, scenario)).toList();
    }

    private List<EngineModel> engines(Benchmark benchmark) {
        List<EngineModel> annotated =
                benchmark.model().engines().stream().map(this::known).toList();
        if (wishes.only().isEmpty()) {
            return annotated;
        }
        List<EngineModel> wanted = new ArrayList<>();
        for (String name : wishes.only()) {
            List<EngineModel> matching = annotated.stream()
                    .filter(e -> e.name().equals(name) || e.id().equals(name))
                    .toList();
            wanted.addAll(matching.isEmpty() ? ofFiles(name) : matching);
        }
        return wanted.stream().distinct().toList();
    }

    /** The engines of files by a name or an adapter's id; where there is none, the adapter as it is. */
    private List<EngineModel> ofFiles(String name) {
        List<EngineModel> named =
                wishes.known().stream().filter(e -> e.name().equals(name)).toList();
        List<EngineModel> found = named.isEmpty()
                ? wishes.known().stream().filter(e -> e.id().equals(name)).toList()
                : named;
        return found.isEmpty() ? List.of(EngineModel.of(name)) : found;
    }

    /** A file's engine takes the place of one of the same name, which fills in what the file leaves out. */
    private EngineModel known(EngineModel engine) {
        return wishes.known().stream()
                .filter(e -> e.name().equals(engine.name()))
                .findFirst()
                .map(e -> e.or(engine))
                .orElse(engine);
    }

    /** An engine outside any scenario. */
    EnginePlan resolve(EngineModel engine) {
        return plan(engine, "");
    }

    private EnginePlan plan(EngineModel engine, String scenario) {
        String place = "engine \"" + engine.name() + "\"" + scenario;
        EngineSpec spec = catalog.find(engine.id())
                .map(EngineCatalog.Entry::spec)
                .orElseThrow(() -> new UsageException("No engine \"" + engine.id() + "\" on the class path"
                        + (scenario.isEmpty() ? "." : " (" + place + ").") + Nearest.hint(engine.id(), catalog.ids())));
        checkOptions(engine, spec, place);
        String url = url(engine, spec, place);
        boolean simulated = EngineUrl.isSimulated(url);
        String model = wish(wishes.models(), engine).orElse(engine.model());
        if (simulated && model.isEmpty()) {
            model = EngineUrl.SIMULATED_MODEL;
        }
        String keyVariable = simulated ? "" : keyVariable(engine, spec, url, place);
        return new EnginePlan(
                engine.id(),
                engine.name(),
                url,
                model,
                keyVariable,
                engine.options(),
                reset(engine, place),
                engine.terms());
    }

    private String reset(EngineModel engine, String place) {
        String state = wishes.reset().orElse(engine.reset());
        try {
            return EngineReset.parse(state).kind() == EngineReset.Kind.NONE ? "" : state;
        } catch (UsageException e) {
            throw new UsageException("reset of " + place + ": " + e.getMessage(), e);
        }
    }

    private String url(EngineModel engine, EngineSpec spec, String place) {
        if (wishes.simulated().isPresent()) {
            return EngineUrl.simulated(wishes.simulated().get());
        }
        String written = wish(wishes.urls(), engine).orElse(engine.url());
        String url = new Placeholders(environment).resolve(written, place);
        return url.isBlank() ? EngineUrl.ofAdapter(spec, environment, place) : EngineUrl.normalise(url, place);
    }

    /**
     * The variable with the key. One that the scenario names must be set; the adapter's own must be set for the adapter's own
     * URL only, because a local server that speaks the same protocol usually wants no key.
     */
    private String keyVariable(EngineModel engine, EngineSpec spec, String url, String place) {
        String variable = engine.apiKeyEnv().isEmpty() ? spec.apiKeyEnv() : engine.apiKeyEnv();
        if (variable.isEmpty()) {
            return "";
        }
        String value = environment.apply(variable);
        if (value != null && !value.isBlank()) {
            return variable;
        }
        if (!engine.apiKeyEnv().isEmpty() || isDefault(url, spec, place)) {
            throw new UsageException("The environment variable " + variable + " is not set; it holds the API key for "
                    + place + ". Set it, or try the scenario with -sim, which needs no key.");
        }
        return "";
    }

    private boolean isDefault(String url, EngineSpec spec, String place) {
        try {
            return url.equals(EngineUrl.ofAdapter(spec, environment, place));
        } catch (UsageException e) {
            return false; // a variable that nobody needs: the URL was given
        }
    }

    private static void checkOptions(EngineModel engine, EngineSpec spec, String place) {
        List<String> known =
                Arrays.stream(spec.options()).map(EngineSpec.Option::name).toList();
        for (String name : engine.options().keySet()) {
            if (!known.contains(name)) {
                throw new UsageException("No option \"" + name + "\" (" + place + ")." + Nearest.hint(name, known));
            }
        }
    }

    private static Optional<String> wish(Map<String, String> wishes, EngineModel engine) {
        return Optional.ofNullable(wishes.get(engine.name()))
                .or(() -> Optional.ofNullable(wishes.get(engine.id())))
                .or(() -> Optional.ofNullable(wishes.get(Overrides.EVERY_ENGINE)));
    }
}
