package io.llmharness.runtime.plan;

import io.llmharness.annotations.Mode;
import io.llmharness.runtime.catalog.EngineTerms;
import io.llmharness.runtime.catalog.RunModel.Forks;
import io.llmharness.runtime.catalog.RunModel.Iterations;
import io.llmharness.runtime.catalog.SloModel;
import io.llmharness.runtime.catalog.WorkloadModel.Source;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * One trial, fully resolved: everything a fork needs except the API key's value, which it reads from its environment.
 *
 * @param benchmark name in reports: scenario, and method where there is one
 * @param description one sentence, may be empty
 * @param scenario binary name of the generated scenario class
 * @param workload index of the workload in the scenario's model
 * @param modes scores wanted; never empty
 * @param engine the engine
 * @param params {@code @Param} values by field, in source order
 * @param load the load
 * @param source where prompts come from
 * @param stream whether answers are streamed
 * @param seed seed of everything random
 * @param cache cache intent, in the form of {@link CacheIntent}
 * @param slo limits, if any
 * @param warmup warm-up iterations
 * @param measurement measured iterations
 * @param forks forks
 * @param timeout deadline of one request
 * @param outputUnit unit of times in the printed table
 * @param client how the client is set up
 * @param rules what requests keep to besides
 * @param profiles ids of the definition profiles that are recorded beside the harness's own metrics
 * @param mix the workloads that run at the same time; empty: it is one workload
 */
public record TrialPlan(
        String benchmark,
        String description,
        String scenario,
        int workload,
        List<Mode> modes,
        EnginePlan engine,
        Map<String, String> params,
        LoadPlan load,
        Source source,
        boolean stream,
        long seed,
        String cache,
        Optional<SloModel> slo,
        Iterations warmup,
        Iterations measurement,
        Forks forks,
        Duration timeout,
        TimeUnit outputUnit,
        ClientPlan client,
        RequestRules rules,
        List<String> profiles,
        List<MixPlan> mix) {

    /**
     * The engine of a trial.
     *
     * @param id the adapter's id
     * @param name its label
     * @param url base URL with placeholders resolved
     * @param model the model; may be empty
     * @param apiKeyEnv variable that holds the key; empty: none
     * @param options engine options
     * @param reset the state it is put into before each fork, in the form of {@link EngineReset}
     * @param terms what a file says of it besides
     */
    public record EnginePlan(
            String id,
            String name,
            String url,
            String model,
            String apiKeyEnv,
            Map<String, String> options,
            String reset,
            EngineTerms terms) {
        private static final Pattern USER_INFO = Pattern.compile("(?<=://)[^/@]+@");

        /** An engine of which no file says anything. */
        public EnginePlan(
                String id,
                String name,
                String url,
                String model,
                String apiKeyEnv,
                Map<String, String> options,
                String reset) {
            this(id, name, url, model, apiKeyEnv, options, reset, EngineTerms.NONE);
        }

        /** An engine that nobody resets. */
        public EnginePlan(
                String id, String name, String url, String model, String apiKeyEnv, Map<String, String> options) {
            this(id, name, url, model, apiKeyEnv, options, "");
        }

        public EnginePlan {
            options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
            reset = Objects.requireNonNullElse(reset, ""); // files of older versions do not have it
            terms = Objects.requireNonNullElse(terms, EngineTerms.NONE);
        }

        /** The same without what is not to be shown: user and password in the URL, the command that resets it. */
        public EnginePlan masked() {
            return new EnginePlan(
                    id,
                    name,
                    USER_INFO.matcher(url).replaceAll("***@"),
                    model,
                    apiKeyEnv,
                    options,
                    reset.isEmpty() ? "" : EngineReset.parse(reset).shown(),
                    terms);
        }

        /** The same engine elsewhere. */
        public EnginePlan url(String baseUrl) {
            return new EnginePlan(id, name, baseUrl, model, apiKeyEnv, options, reset, terms);
        }

        /** The same engine with another model. */
        public EnginePlan model(String modelName) {
            return new EnginePlan(id, name, url, modelName, apiKeyEnv, options, reset, terms);
        }
    }

    /**
     * The load of a trial.
     *
     * @param shape id of the load shape
     * @param level users or requests per second; empty where the shape has none
     * @param options the shape's options
     * @param facts what was found out when it was planned, such as the hash of a file
     */
    public record LoadPlan(
            String shape, Optional<Double> level, Map<String, String> options, Map<String, String> facts) {
        /** The fact that says which file it was. */
        private static final String HASH = "sha256";

        public LoadPlan {
            options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
            facts = Collections.unmodifiableMap(
                    new LinkedHashMap<>(Objects.requireNonNullElse(facts, Map.of()))); // older files do not have them
        }

        /** A load of which nothing else is known. */
        public LoadPlan(String shape, Optional<Double> level, Map<String, String> options) {
            this(shape, level, options, Map.of());
        }

        /** The options, held to the file that was planned with. */
        public Map<String, String> pinned() {
            String hash = facts.get(HASH);
            if (hash == null) {
                return options;
            }
            Map<String, String> held = new LinkedHashMap<>(options);
            held.put(HASH, hash);
            return held;
        }

        /** A share of an open load; users of a closed one are shared, and not divided. */
        public LoadPlan share(double part) {
            return closed() ? this : new LoadPlan(shape, level.map(rate -> rate * part), options, facts);
        }

        /** Whether each request waits for the one before it. */
        public boolean closed() {
            return shape.equals("closed");
        }
    }

    /**
     * The client's set-up.
     *
     * @param loops event loops
     * @param connections most connections a loop may hold; 0: as many as are needed
     * @param transport {@code nio} or {@code epoll}
     * @param http version of HTTP over TLS: {@code auto}, {@code 1.1} or {@code 2}
     */
    public record ClientPlan(int loops, int connections, String transport, String http) {}

    public TrialPlan {
        modes = List.copyOf(modes);
        params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
        rules = Objects.requireNonNullElse(rules, RequestRules.STANDARD); // files of older versions do not have it
        mix = List.copyOf(Objects.requireNonNullElse(mix, List.of()));
        profiles = profiles == null ? List.of() : List.copyOf(profiles); // nor this
    }

    /** A trial of one workload, without definition profiles. */
    public TrialPlan(
            String benchmark,
            String description,
            String scenario,
            int workload,
            List<Mode> modes,
            EnginePlan engine,
            Map<String, String> params,
            LoadPlan load,
            Source source,
            boolean stream,
            long seed,
            String cache,
            Optional<SloModel> slo,
            Iterations warmup,
            Iterations measurement,
            Forks forks,
            Duration timeout,
            TimeUnit outputUnit,
            ClientPlan client,
            RequestRules rules) {
        this(
                benchmark,
                description,
                scenario,
                workload,
                modes,
                engine,
                params,
                load,
                source,
                stream,
                seed,
                cache,
                slo,
                warmup,
                measurement,
                forks,
                timeout,
                outputUnit,
                client,
                rules,
                List.of(),
                List.of());
    }

    /** The same without what is not to be shown; see {@link EnginePlan#masked}. */
    public TrialPlan masked() {
        return engine(engine.masked());
    }

    /** The same trial on another engine. */
    public TrialPlan engine(EnginePlan other) {
        return new TrialPlan(
                benchmark,
                description,
                scenario,
                workload,
                modes,
                other,
                params,
                load,
                source,
                stream,
                seed,
                cache,
                slo,
                warmup,
                measurement,
                forks,
                timeout,
                outputUnit,
                client,
                rules,
                profiles,
                mix);
    }

    /** The same trial by other rules. */
    public TrialPlan rules(RequestRules others) {
        return new TrialPlan(
                benchmark,
                description,
                scenario,
                workload,
                modes,
                engine,
                params,
                load,
                source,
                stream,
                seed,
                cache,
                slo,
                warmup,
                measurement,
                forks,
                timeout,
                outputUnit,
                client,
                others,
                profiles,
                mix);
    }

    /** The same trial with these definition profiles. */
    public TrialPlan profiles(List<String> ids) {
        return new TrialPlan(
                benchmark,
                description,
                scenario,
                workload,
                modes,
                engine,
                params,
                load,
                source,
                stream,
                seed,
                cache,
                slo,
                warmup,
                measurement,
                forks,
                timeout,
                outputUnit,
                client,
                rules,
                ids,
                mix);
    }

    /** The same trial with other forks. */
    public TrialPlan forks(Forks others) {
        return new TrialPlan(
                benchmark,
                description,
                scenario,
                workload,
                modes,
                engine,
                params,
                load,
                source,
                stream,
                seed,
                cache,
                slo,
                warmup,
                measurement,
                others,
                timeout,
                outputUnit,
                client,
                rules,
                profiles,
                mix);
    }

    /** The same trial under another load. */
    public TrialPlan load(LoadPlan other) {
        return new TrialPlan(
                benchmark,
                description,
                scenario,
                workload,
                modes,
                engine,
                params,
                other,
                source,
                stream,
                seed,
                cache,
                slo,
                warmup,
                measurement,
                forks,
                timeout,
                outputUnit,
                client,
                rules,
                profiles,
                mix);
    }
}
