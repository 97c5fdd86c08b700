package io.llmharness.runtime.catalog;

import io.llmharness.annotations.Mode;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One {@code @Workload} with everything that applies to it.
 *
 * @param method the method's name; empty for a class-level workload
 * @param source where prompts come from
 * @param stream whether answers are streamed
 * @param seed seed of everything random
 * @param cache cache intent: {@code cold}, {@code warm} or a share such as {@code 50%}
 * @param load the load
 * @param slo the limits, if any
 * @param run iterations, forks, deadline, mode
 */
public record WorkloadModel(
        String method,
        Source source,
        boolean stream,
        long seed,
        String cache,
        LoadModel load,
        Optional<SloModel> slo,
        RunModel run) {

    /**
     * Where prompts come from; empty strings where nothing was written.
     *
     * @param prompt a fixed prompt
     * @param system a system message
     * @param dataset id of a data set
     * @param inputTokens prompt length
     * @param outputTokens answer length
     * @param options options of the data set
     * @param facts what was found out of the data set when the run was planned, such as the hash of a file
     */
    public record Source(
            String prompt,
            String system,
            String dataset,
            String inputTokens,
            String outputTokens,
            Map<String, String> options,
            Map<String, String> facts) {
        /** Nothing said: a workload method makes its own prompts. */
        public static final Source NONE = new Source("", "", "", "", "");

        public Source {
            options = ordered(options);
            facts = ordered(facts);
        }

        /** Prompts of a data set without options, or one prompt. */
        public Source(String prompt, String system, String dataset, String inputTokens, String outputTokens) {
            this(prompt, system, dataset, inputTokens, outputTokens, Map.of(), Map.of());
        }

        /** The same with other lengths. */
        public Source lengths(String input, String output) {
            return new Source(prompt, system, dataset, input, output, options, facts);
        }

        /** The same with another data set and its options. */
        public Source dataset(String id, Map<String, String> with) {
            return new Source(prompt, system, id, inputTokens, outputTokens, with, facts);
        }

        /** The same, with what was found out of it. */
        public Source facts(Map<String, String> found) {
            return new Source(prompt, system, dataset, inputTokens, outputTokens, options, found);
        }

        /** The options of the data set, held to the file that was planned with. */
        public Map<String, String> pinned() {
            String hash = facts.get("sha256");
            if (hash == null) {
                return options;
            }
            Map<String, String> held = new LinkedHashMap<>(options);
            held.put("sha256", hash);
            return held;
        }

        private static Map<String, String> ordered(Map<String, String> map) {
            // files of older versions have neither
            return Collections.unmodifiableMap(new LinkedHashMap<>(Objects.requireNonNullElse(map, Map.of())));
        }
    }

    /** A workload on the class. */
    public static WorkloadModel onClass() {
        return onMethod("");
    }

    /** A workload on a method. */
    public static WorkloadModel onMethod(String method) {
        return new WorkloadModel(
                method, Source.NONE, true, 42, "cold", LoadModel.SINGLE_USER, Optional.empty(), RunModel.UNSET);
    }

    public WorkloadModel prompt(String text) {
        return source(new Source(
                text,
                source.system,
                source.dataset,
                source.inputTokens,
                source.outputTokens,
                source.options,
                source.facts));
    }

    public WorkloadModel system(String text) {
        return source(new Source(
                source.prompt,
                text,
                source.dataset,
                source.inputTokens,
                source.outputTokens,
                source.options,
                source.facts));
    }

    public WorkloadModel dataset(String id) {
        return source(source.dataset(id, source.options));
    }

    /** An option of the data set. */
    public WorkloadModel datasetOption(String key, String value) {
        Map<String, String> all = new LinkedHashMap<>(source.options);
        all.put(key, value);
        return source(source.dataset(source.dataset, all));
    }

    public WorkloadModel inputTokens(String length) {
        return source(source.lengths(length, source.outputTokens));
    }

    public WorkloadModel outputTokens(String length) {
        return source(source.lengths(source.inputTokens, length));
    }

    public WorkloadModel wholeAnswers() {
        return new WorkloadModel(method, source, false, seed, cache, load, slo, run);
    }

    public WorkloadModel seed(long value) {
        return new WorkloadModel(method, source, stream, value, cache, load, slo, run);
    }

    public WorkloadModel cache(String intent) {
        return new WorkloadModel(method, source, stream, seed, intent, load, slo, run);
    }

    public WorkloadModel load(LoadModel model) {
        return new WorkloadModel(method, source, stream, seed, cache, model, slo, run);
    }

    public WorkloadModel slo(SloModel limits) {
        return new WorkloadModel(method, source, stream, seed, cache, load, Optional.of(limits), run);
    }

    public WorkloadModel modes(Mode... modes) {
        return run(new RunModel(
                List.of(modes),
                run.warmup(),
                run.measurement(),
                run.fork(),
                run.timeout(),
                run.outputUnit(),
                run.phases(),
                run.retry(),
                run.limits()));
    }

    /** Warm-up iterations; {@code requests} above 0 ends an iteration by count. */
    public WorkloadModel warmup(int iterations, Duration time, int requests) {
        return run(new RunModel(
                run.modes(),
                Optional.of(new RunModel.Iterations(iterations, time, requests)),
                run.measurement(),
                run.fork(),
                run.timeout(),
                run.outputUnit(),
                run.phases(),
                run.retry(),
                run.limits()));
    }

    /** Measured iterations; {@code requests} above 0 ends an iteration by count. */
    public WorkloadModel measurement(int iterations, Duration time, int requests) {
        return run(new RunModel(
                run.modes(),
                run.warmup(),
                Optional.of(new RunModel.Iterations(iterations, time, requests)),
                run.fork(),
                run.timeout(),
                run.outputUnit(),
                run.phases(),
                run.retry(),
                run.limits()));
    }

    public WorkloadModel fork(RunModel.Forks forks) {
        return run(new RunModel(
                run.modes(),
                run.warmup(),
                run.measurement(),
                Optional.of(forks),
                run.timeout(),
                run.outputUnit(),
                run.phases(),
                run.retry(),
                run.limits()));
    }

    public WorkloadModel timeout(Duration deadline) {
        return run(new RunModel(
                run.modes(),
                run.warmup(),
                run.measurement(),
                run.fork(),
                Optional.of(deadline),
                run.outputUnit(),
                run.phases(),
                run.retry(),
                run.limits()));
    }

    /** Attempts in all, the wait before the second, and the longest wait. */
    public WorkloadModel retry(int attempts, Duration backoff, Duration longest) {
        return run(new RunModel(
                run.modes(),
                run.warmup(),
                run.measurement(),
                run.fork(),
                run.timeout(),
                run.outputUnit(),
                run.phases(),
                Optional.of(new RunModel.Retry(attempts, backoff, longest)),
                run.limits()));
    }

    /** Requests begun, and tokens, in a minute; 0: no limit. */
    public WorkloadModel rateLimits(long requests, long tokens) {
        RunModel.Limits now = run.limits();
        return limits(new RunModel.Limits(
                requests, tokens, now.maxTokens(), now.maxCost(), now.inputPrice(), now.outputPrice()));
    }

    /** Tokens and money in all, 0: no cap; and prices of a million tokens. */
    public WorkloadModel budget(long maxTokens, double maxCost, double inputPrice, double outputPrice) {
        RunModel.Limits now = run.limits();
        return limits(new RunModel.Limits(
                now.requestsPerMinute(), now.tokensPerMinute(), maxTokens, maxCost, inputPrice, outputPrice));
    }

    private WorkloadModel limits(RunModel.Limits limits) {
        return run(new RunModel(
                run.modes(),
                run.warmup(),
                run.measurement(),
                run.fork(),
                run.timeout(),
                run.outputUnit(),
                run.phases(),
                run.retry(),
                limits));
    }

    public WorkloadModel connectTimeout(Duration most) {
        return phases(run.phases().connect(most));
    }

    public WorkloadModel firstTokenTimeout(Duration most) {
        return phases(run.phases().firstToken(most));
    }

    public WorkloadModel idleTimeout(Duration most) {
        return phases(run.phases().idle(most));
    }

    private WorkloadModel phases(RunModel.Phases phases) {
        return run(new RunModel(
                run.modes(),
                run.warmup(),
                run.measurement(),
                run.fork(),
                run.timeout(),
                run.outputUnit(),
                phases,
                run.retry(),
                run.limits()));
    }

    public WorkloadModel outputUnit(TimeUnit unit) {
        return run(new RunModel(
                run.modes(),
                run.warmup(),
                run.measurement(),
                run.fork(),
                run.timeout(),
                Optional.of(unit),
                run.phases(),
                run.retry(),
                run.limits()));
    }

    /** The same with other prompts. */
    public WorkloadModel source(Source from) {
        return new WorkloadModel(method, from, stream, seed, cache, load, slo, run);
    }

    private WorkloadModel run(RunModel how) {
        return new WorkloadModel(method, source, stream, seed, cache, load, slo, how);
    }
}
