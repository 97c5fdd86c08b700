package io.llmharness.runtime.plan;

import io.llmharness.annotations.Mode;
import io.llmharness.runtime.catalog.Benchmark;
import io.llmharness.runtime.catalog.EngineModel;
import io.llmharness.runtime.catalog.WorkloadModel.Source;
import io.llmharness.runtime.engine.EngineCatalog;
import io.llmharness.runtime.load.LoadShapes;
import io.llmharness.runtime.plan.Overrides.Windows;
import io.llmharness.runtime.plan.TrialPlan.EnginePlan;
import io.llmharness.runtime.plan.TrialPlan.LoadPlan;
import io.llmharness.runtime.text.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Turns benchmarks and wishes into trials: workload × mode × engine × load level × cache intent × parameters, the last varying
 * fastest. Everything that can be known to be wrong is refused here, before anything is started.
 */
public final class Planner {
    private static final LoadPlan SINGLE_USER = new LoadPlan("closed", Optional.of(1.0), Map.of());

    private final EngineCatalog engines;
    private final ClassLoader loader;
    private final Function<String, @Nullable String> environment;

    /**
     * A planner.
     *
     * @param engines known engines
     * @param loader where load shapes and data sets are looked for
     * @param environment environment variables
     */
    public Planner(EngineCatalog engines, ClassLoader loader, Function<String, @Nullable String> environment) {
        this.engines = engines;
        this.loader = loader;
        this.environment = environment;
    }

    /** The trials, in the order in which they are to run. Throws {@link UsageException} for what cannot be done. */
    public List<TrialPlan> plan(List<Benchmark> benchmarks, Overrides wishes) {
        EngineResolver engineResolver = new EngineResolver(engines, wishes.engines(), environment);
        ParamResolver params = new ParamResolver(wishes.params());
        LoadResolver loads = new LoadResolver(LoadShapes.load(loader), wishes.load());
        RunResolver run = new RunResolver(wishes);
        engineResolver.checkNames(benchmarks);
        params.checkNames(benchmarks);
        SourceResolver sources = new SourceResolver(loader, wishes.prompts());
        List<TrialPlan> trials = new ArrayList<>();
        for (Benchmark benchmark : benchmarks) {
            Map<String, Source> parts = sources.sources(benchmark);
            MixResolver mixes = new MixResolver(wishes, sources);
            List<MixPlan> mix = mixes.mix(benchmark);
            mixes.check(benchmark, mix);
            for (List<Mode> modes : run.modes(benchmark)) {
                boolean cold = modes.contains(Mode.SingleShotTime);
                List<LoadPlan> levels = cold ? List.of(SINGLE_USER) : loads.loads(benchmark);
                List<LoadPlan> sized =
                        levels.stream().filter(loads::bringsLengths).toList();
                parts.values().forEach(source -> sources.check(benchmark, source, sized, params.caches(benchmark)));
                trials.addAll(new Product(
                                engineResolver.resolve(benchmark),
                                levels,
                                parts,
                                params.caches(benchmark),
                                params.combinations(benchmark))
                        .trials(new TrialTemplate(benchmark, modes, run, wishes, mix)));
            }
        }
        refuseIdleWindows(trials, wishes);
        trials.forEach(Planner::refuseOverrun);
        trials.forEach(Planner::refuseUnpriced);
        trials.forEach(Planner::refuseHttp2InClearText);
        return trials;
    }

    /** An engine by itself, outside any scenario. Throws {@link UsageException} when it is unknown or cannot be used as wished. */
    public EnginePlan engine(String id, Overrides.Engines wishes) {
        return new EngineResolver(engines, wishes, environment).resolve(EngineModel.of(id));
    }

    private static void refuseUnpriced(TrialPlan trial) {
        if (trial.rules().budget().unpriced()) {
            throw new UsageException(
                    "A cap on money needs prices: -price in=0.15,out=0.60, for a million tokens, or the"
                            + " price of engine \"" + trial.engine().name() + "\" in a file.");
        }
    }

    /** HTTP/2 is agreed on in the TLS handshake (RFC 9113, 3.2), which plain http does not have. */
    private static void refuseHttp2InClearText(TrialPlan trial) {
        EnginePlan engine = trial.engine();
        if (trial.client().http().equals("2") && !engine.url().startsWith("https:")) {
            throw new UsageException(
                    "-http 2 needs an https URL, for the version is agreed on in the TLS handshake, but "
                            + (EngineUrl.isSimulated(engine.url())
                                    ? "the simulated engine speaks plain http."
                                    : "engine \"" + engine.name() + "\" is at " + engine.url() + ".")
                            + " Leave -http out, or name the engine's https URL with -url.");
        }
    }

    /** An open load keeps its own times: what would have to be held back would not be that load any more. */
    private static void refuseOverrun(TrialPlan trial) {
        RateLimits rates = trial.rules().rates();
        if (trial.load().closed() || rates.equals(RateLimits.NONE)) {
            return;
        }
        double perMinute = trial.load().level().orElse(Double.MAX_VALUE) * 60;
        if (rates.tokensPerMinute() > 0 || perMinute > rates.requestsPerMinute()) {
            throw new UsageException("The open load " + trial.load().shape() + " of " + trial.benchmark()
                    + " arrives at its own times and cannot be held back to "
                    + (rates.tokensPerMinute() > 0
                            ? rates.tokensPerMinute() + " tokens"
                            : rates.requestsPerMinute() + " requests")
                    + " a minute, as -limit or @Limit wants. Give a lower -rate, or users with -t.");
        }
    }

    /** An option that no trial would heed is a misunderstanding, and is said to be one. */
    private static void refuseIdleWindows(List<TrialPlan> trials, Overrides wishes) {
        boolean asked =
                !wishes.warmup().equals(Windows.UNSET) || !wishes.measurement().equals(Windows.UNSET);
        if (asked && trials.stream().allMatch(t -> t.modes().contains(Mode.SingleShotTime))) {
            throw new UsageException(
                    "SingleShotTime is one request a fork, without warm-up: -wi, -w, -i, -r and -n do not apply;"
                            + " repeat it with -f.");
        }
    }
}
