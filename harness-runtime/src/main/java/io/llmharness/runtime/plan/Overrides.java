package io.llmharness.runtime.plan;

import io.llmharness.annotations.Mode;
import io.llmharness.runtime.catalog.EngineModel;
import io.llmharness.runtime.catalog.RunModel.Phases;
import io.llmharness.runtime.catalog.RunModel.Retry;
import io.llmharness.runtime.catalog.SloModel;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What a run says over the annotations. Everything is optional, and an empty list or map says nothing.
 *
 * @param engines which engines, and where they are
 * @param params {@code @Param} values by field
 * @param load the load
 * @param modes scores wanted
 * @param warmup warm-up iterations
 * @param measurement measured iterations
 * @param forks forks
 * @param timeout deadline of one request
 * @param seed seed of everything random
 * @param slo limits of one request
 * @param outputUnit unit of times in the printed table
 * @param client the client's set-up
 * @param phases how long the phases of a request may take
 * @param retry whether and how requests are sent again
 * @param rates how much is sent in a minute
 * @param budget what the run may use up
 * @param stall gap within an answer above which it stalls
 * @param profiles ids of definition profiles
 * @param prompts where prompts come from
 */
public record Overrides(
        Engines engines,
        Map<String, List<String>> params,
        Load load,
        List<Mode> modes,
        Windows warmup,
        Windows measurement,
        ForkChanges forks,
        Optional<Duration> timeout,
        Optional<Long> seed,
        Optional<SloModel> slo,
        Optional<TimeUnit> outputUnit,
        Client client,
        Phases phases,
        Optional<Retry> retry,
        RateLimits rates,
        Budget budget,
        Optional<Duration> stall,
        List<String> profiles,
        Prompts prompts) {

    /** The key in {@link Engines#models()} and {@link Engines#urls()} that stands for every engine. */
    public static final String EVERY_ENGINE = "";

    /**
     * Engines.
     *
     * @param only labels or ids of the engines wanted; an id that a scenario does not name is added to it
     * @param models models by label or id
     * @param urls base URLs by label or id
     * @param simulated whether the simulated engine answers for all of them, and how; its options may be empty
     * @param reset the state that all of them are put into before each fork
     * @param known engines of files, by name
     */
    public record Engines(
            List<String> only,
            Map<String, String> models,
            Map<String, String> urls,
            Optional<String> simulated,
            Optional<String> reset,
            List<EngineModel> known) {
        /** Engines of no file. */
        public Engines(
                List<String> only,
                Map<String, String> models,
                Map<String, String> urls,
                Optional<String> simulated,
                Optional<String> reset) {
            this(only, models, urls, simulated, reset, List.of());
        }

        /** Nothing said. */
        public static final Engines UNSET =
                new Engines(List.of(), Map.of(), Map.of(), Optional.empty(), Optional.empty());

        public Engines {
            only = List.copyOf(only);
            models = ordered(models);
            urls = ordered(urls);
            known = List.copyOf(known);
        }
    }

    /**
     * The load; at most one of the two lists is not empty.
     *
     * @param users numbers of users
     * @param rates requests per second
     * @param shape id of the load shape; empty: what the annotation or the other two say
     * @param options the shape's options; empty without a shape
     */
    public record Load(List<Integer> users, List<Double> rates, String shape, Map<String, String> options) {
        /** Nothing said. */
        public static final Load UNSET = new Load(List.of(), List.of(), "", Map.of());

        public Load {
            users = List.copyOf(users);
            rates = List.copyOf(rates);
            options = ordered(options);
        }
    }

    /**
     * Prompts.
     *
     * @param dataset id of a data set; empty: what the annotation says
     * @param options the data set's options
     */
    public record Prompts(String dataset, Map<String, String> options) {
        /** Nothing said. */
        public static final Prompts UNSET = new Prompts("", Map.of());

        public Prompts {
            options = ordered(options);
        }
    }

    /**
     * Iterations.
     *
     * @param count how many
     * @param time how long each
     * @param requests requests that end one
     */
    public record Windows(Optional<Integer> count, Optional<Duration> time, Optional<Integer> requests) {
        /** Nothing said. */
        public static final Windows UNSET = new Windows(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Forks; see {@link io.llmharness.annotations.Fork}. */
    public record ForkChanges(
            Optional<Integer> count,
            Optional<Integer> warmups,
            Optional<String> jvm,
            Optional<List<String>> jvmArgs,
            Optional<List<String>> prepend,
            Optional<List<String>> append) {
        /** Nothing said. */
        public static final ForkChanges UNSET = new ForkChanges(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        public ForkChanges count(int forks) {
            return new ForkChanges(Optional.of(forks), warmups, jvm, jvmArgs, prepend, append);
        }

        public ForkChanges warmups(int forks) {
            return new ForkChanges(count, Optional.of(forks), jvm, jvmArgs, prepend, append);
        }

        public ForkChanges jvm(String executable) {
            return new ForkChanges(count, warmups, Optional.of(executable), jvmArgs, prepend, append);
        }

        public ForkChanges jvmArgs(List<String> args) {
            return new ForkChanges(count, warmups, jvm, Optional.of(List.copyOf(args)), prepend, append);
        }

        public ForkChanges prepend(List<String> args) {
            return new ForkChanges(count, warmups, jvm, jvmArgs, Optional.of(List.copyOf(args)), append);
        }

        public ForkChanges append(List<String> args) {
            return new ForkChanges(count, warmups, jvm, jvmArgs, prepend, Optional.of(List.copyOf(args)));
        }
    }

    /**
     * The client.
     *
     * @param loops event loops
     * @param connections most connections a loop may hold
     * @param transport {@code nio}, {@code epoll} or {@code auto}
     * @param http {@code auto}, {@code 1.1} or {@code 2}
     */
    public record Client(
            Optional<Integer> loops, Optional<Integer> connections, Optional<String> transport, Optional<String> http) {
        /** Nothing said. */
        public static final Client UNSET =
                new Client(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Nothing said. */
    public static final Overrides UNSET = new Overrides(
            Engines.UNSET,
            Map.of(),
            Load.UNSET,
            List.of(),
            Windows.UNSET,
            Windows.UNSET,
            ForkChanges.UNSET,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Client.UNSET,
            Phases.NONE,
            Optional.empty(),
            RateLimits.NONE,
            Budget.NONE,
            Optional.empty(),
            List.of(),
            Prompts.UNSET);

    public Overrides {
        params = ordered(params);
        modes = List.copyOf(modes);
        profiles = List.copyOf(profiles);
    }

    /** The same, with engines of files. */
    public Overrides known(List<EngineModel> ofFiles) {
        Engines e = engines;
        return new Overrides(
                new Engines(e.only, e.models, e.urls, e.simulated, e.reset, ofFiles),
                params,
                load,
                modes,
                warmup,
                measurement,
                forks,
                timeout,
                seed,
                slo,
                outputUnit,
                client,
                phases,
                retry,
                rates,
                budget,
                stall,
                profiles,
                prompts);
    }

    private static <V> Map<String, V> ordered(Map<String, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
