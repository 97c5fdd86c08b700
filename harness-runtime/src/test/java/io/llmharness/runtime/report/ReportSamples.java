package io.llmharness.runtime.report;

import io.llmharness.runtime.catalog.SloModel;
import io.llmharness.runtime.engine.EngineCounters;
import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.engine.NativeFigure;
import io.llmharness.runtime.metric.Metric;
import io.llmharness.runtime.net.Proxy;
import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.plan.TrialPlan.EnginePlan;
import io.llmharness.runtime.plan.TrialPlan.LoadPlan;
import io.llmharness.runtime.profile.Profile;
import io.llmharness.runtime.result.Capacity;
import io.llmharness.runtime.result.Capacity.End;
import io.llmharness.runtime.result.Capacity.Outcome;
import io.llmharness.runtime.result.Capacity.Point;
import io.llmharness.runtime.result.ConnectionFacts;
import io.llmharness.runtime.result.ErrorExample;
import io.llmharness.runtime.result.ForkResult;
import io.llmharness.runtime.result.ForkStart;
import io.llmharness.runtime.result.IntervalResult;
import io.llmharness.runtime.result.NativeStat;
import io.llmharness.runtime.result.PrecisionFinding;
import io.llmharness.runtime.result.PrecisionFinding.Part;
import io.llmharness.runtime.result.RequestCounts;
import io.llmharness.runtime.result.ResetResult;
import io.llmharness.runtime.result.ResultSamples;
import io.llmharness.runtime.result.ResultSamples.Iteration;
import io.llmharness.runtime.result.RunResult;
import io.llmharness.runtime.result.SloCounts;
import io.llmharness.runtime.result.TokenCounts;
import io.llmharness.runtime.result.TrialResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/** Runs that between them show every part of a report. */
final class ReportSamples {
    private ReportSamples() {}

    /** All of them by the name of their golden. */
    static Map<String, RunResult> all() {
        Map<String, RunResult> all = new LinkedHashMap<>();
        all.put("good", ResultSamples.run(ResultSamples.good()));
        all.put("sweep", sweep());
        all.put("open", capped(ResultSamples.run(open())));
        all.put("bare", ResultSamples.run(bare()));
        all.put("dead", dead());
        all.put("search", search());
        all.put("profiled", ResultSamples.run(profiled()));
        return all;
    }

    /** The same run, ended by its budget. */
    private static RunResult capped(RunResult run) {
        Optional<String> why = Optional.of("the cap of 30000 tokens is reached: 30720 tokens were used");
        return new RunResult(run.host(), run.startedAt(), run.endedAt(), false, why, run.trials());
    }

    /** Three levels of users, one fork each. */
    static RunResult sweep() {
        return ResultSamples.run(level(1), level(4), level(16));
    }

    /** The same three as a search would have tried them, and a trial that was to become precise. */
    static RunResult search() {
        RunResult run = sweep();
        ForkStart start = new ForkStart(3, ResultSamples.START);
        TrialResult good = ResultSamples.good();
        Part narrow = part("ttft.p50", OptionalDouble.of(0.031), OptionalInt.of(5), Optional.empty());
        Part wide = part("ttft.p99", OptionalDouble.of(0.12), OptionalInt.of(29), Optional.empty());
        Part none = part("ttft.p999", OptionalDouble.empty(), OptionalInt.empty(), Optional.of("too few values"));
        TrialResult precise = new TrialResult(
                        good.plan(),
                        good.engineVersion(),
                        good.startedAt(),
                        good.endedAt(),
                        good.forks().stream().map(fork -> fork.start(start)).toList())
                .precision(Optional.of(
                        new PrecisionFinding(false, "more than 2 were not to be run", List.of(narrow, wide, none))));
        List<TrialResult> trials = new ArrayList<>(run.trials());
        trials.add(precise);
        Capacity capacity = new Capacity(
                "outputTokensPerSecond max e2e.p50<=1s",
                "concurrency",
                "outputTokensPerSecond",
                "tok/s",
                OptionalDouble.of(4),
                End.FOUND,
                "with 16 users e2e.p50 is 1200 ms, above 1s",
                List.of(
                        point(0, 1, 250, 700, Outcome.MET, ""),
                        point(1, 4, 900, 810, Outcome.MET, ""),
                        point(2, 16, 980, 2900, Outcome.MISSED, "e2e.p50 is 2900 ms, above 1s")));
        return new RunResult(
                run.host(), run.startedAt(), run.endedAt(), false, Optional.empty(), trials, List.of(capacity));
    }

    private static Part part(String figure, OptionalDouble width, OptionalInt forks, Optional<String> absence) {
        OptionalLong requests = forks.isPresent() ? OptionalLong.of(600L * forks.getAsInt()) : OptionalLong.empty();
        return new Part(figure, 0.05, width, forks, requests, absence);
    }

    private static Point point(int trial, double users, double value, double millis, Outcome outcome, String why) {
        OptionalDouble none = OptionalDouble.empty();
        return new Point(
                trial, users, OptionalDouble.of(value), OptionalDouble.of(millis), none, outcome, trial > 0, why);
    }

    private static TrialResult level(int users) {
        TrialPlan plan = ResultSamples.withForks(ResultSamples.plan(), 1, 1);
        LoadPlan load = new LoadPlan("closed", Optional.of((double) users), Map.of());
        Iteration iteration = Iteration.of(0, 40 * users, 150 + 10L * users);
        return ResultSamples.trial(ResultSamples.with(plan, load), ResultSamples.fork(0, iteration));
    }

    /** The same answers in the words of three tools; the engine's role came long before its first token, and it counts no tokens. */
    static TrialResult profiled() {
        TrialPlan plan = ResultSamples.withForks(ResultSamples.plan(), 2, 1)
                .profiles(List.of("vllm", "guidellm", "inference-perf"));
        return ResultSamples.trial(plan, ResultSamples.fork(0, worded(200)), ResultSamples.fork(1, worded(205)));
    }

    private static Iteration worded(long ttftMillis) {
        long milli = 1_000_000;
        Map<Metric, Histogram> vllm = Map.of(
                Metric.TTFT, ResultSamples.values(300, 5 * milli, milli / 100),
                Metric.ITL, ResultSamples.values(300 * 64, 12 * milli, 1000),
                Metric.E2E, ResultSamples.values(300, 1000 * milli, milli));
        Map<Metric, Histogram> guidellm = Map.of(
                Metric.TTFT, ResultSamples.values(300, (ttftMillis - 1) * milli, milli / 10),
                Metric.TPOT, ResultSamples.values(300 * 64, 15 * milli, 100));
        return Iteration.of(0, 300, ttftMillis)
                .tokens(new TokenCounts(0, 0, 0, 0, 300 * 64, 0, 300, 300, 0))
                .without(Metric.TPOT)
                .profiles(Map.of(Profile.VLLM, vllm, Profile.GUIDELLM, guidellm));
    }

    /** An open load with failures, limits, seconds and an engine that measures itself. */
    static TrialResult open() {
        LoadPlan load = new LoadPlan("poisson", Optional.of(2.5), Map.of("maxInFlight", "64"));
        SloModel slo = SloModel.attainment(0.9).ttft(Duration.ofMillis(300)).e2e(Duration.ofSeconds(5));
        EnginePlan engine = ResultSamples.plan().engine();
        TrialPlan plan = ResultSamples.with(ResultSamples.with(ResultSamples.plan(), load), slo)
                .engine(new EnginePlan(
                        engine.id(),
                        engine.name(),
                        engine.url(),
                        engine.model(),
                        engine.apiKeyEnv(),
                        engine.options(),
                        "cache"));
        ForkResult first = ResultSamples.fork(0, troubled(0, 200), troubled(1, 205))
                .reset(reset(812.5))
                .connections(connections())
                .counters(Optional.of(new EngineCounters(16_640, 512, 0.75, 130)));
        ForkResult second = ResultSamples.fork(1, troubled(0, 210), troubled(1, 202))
                .reset(reset(1043))
                .counters(Optional.of(new EngineCounters(16_640, 512, Double.NaN, 130)));
        return ResultSamples.trial(plan, first, second);
    }

    private static List<ConnectionFacts> connections() {
        Proxy proxy = new Proxy("proxy.test", 3128, "user:hunter2");
        return List.of(
                new ConnectionFacts("2", Optional.of("TLSv1.3"), Optional.of(proxy.toString())),
                new ConnectionFacts("1.1", Optional.empty(), Optional.empty()));
    }

    private static Optional<ResetResult> reset(double millis) {
        String did = "unloaded llama3.2:1b and loaded it again, its cache empty";
        return Optional.of(new ResetResult("cache", did, millis, Optional.empty()));
    }

    private static Iteration troubled(int index, long ttftMillis) {
        List<ErrorExample> words = List.of(
                new ErrorExample(
                        FailureCause.RATE_LIMITED,
                        429,
                        "Rate limit reached for requests per minute: limit 60.",
                        Optional.of(Duration.ofMillis(6500))),
                new ErrorExample(FailureCause.TIMEOUT, 0, "no complete answer within 30 s"));
        return Iteration.of(index, 120, ttftMillis)
                .requests(new RequestCounts(130, 129, 120, 2, 6, 0, 1, 1, 0))
                .failures(
                        Map.of(FailureCause.TIMEOUT, 6L, FailureCause.RATE_LIMITED, 2L, FailureCause.DROPPED, 1L),
                        words)
                .retried(Map.of(FailureCause.RATE_LIMITED, 3L, FailureCause.OVERLOADED, 1L))
                .slo(new SloCounts(113, 115, 120, 118, 0, 113 * 64))
                .histogram(Metric.TTFT_INTENDED, ResultSamples.values(120, (ttftMillis + 2) * 1_000_000, 100_000))
                .histogram(Metric.E2E_INTENDED, ResultSamples.values(120, 700_000_000, 1_000_000))
                .figures(Map.of(
                        NativeFigure.TOTAL_DURATION, new NativeStat(120, 120 * 600_000_000L, 120 * 606_000_000L),
                        NativeFigure.LOAD_DURATION, new NativeStat(120, 120 * 20_000_000L, 0)))
                .intervals(IntStream.range(0, 2)
                        .mapToObj(s -> new IntervalResult(s, index, 640, 12, s, 3, 210_000_000, 0, 12, 211_000_000))
                        .toList());
    }

    /** Whole answers, no usage, three requests, one fork: as little as can be known. */
    static TrialResult bare() {
        TrialPlan plan = ResultSamples.withForks(ResultSamples.plan(), 1, 1);
        Iteration iteration = Iteration.of(0, 3, 200)
                .tokens(new TokenCounts(0, 0, 0, 0, 3, 0, 3, 0, 0))
                .without(Metric.TTFT, Metric.TTFT_SERVICE, Metric.ITL, Metric.ICL, Metric.TPOT);
        return ResultSamples.trial(
                ResultSamples.named(plan, "com.example.Whole", Map.of(), false), ResultSamples.fork(0, iteration));
    }

    /** One good trial beside one without a success, interrupted. */
    static RunResult dead() {
        TrialPlan plan = ResultSamples.named(ResultSamples.plan(), "com.example.SupportChat.refund", Map.of(), true);
        Iteration none = Iteration.of(0, 80, 200)
                .without(Metric.values())
                .requests(new RequestCounts(80, 80, 0, 80, 0, 0, 0, 0, 0))
                .failures(
                        Map.of(FailureCause.UNKNOWN_MODEL, 80L),
                        List.of(new ErrorExample(
                                FailureCause.UNKNOWN_MODEL,
                                404,
                                "model \"llama9\" not found,\n\u001b[31mtry pulling it\u001b[0m first")));
        ForkResult failed =
                new ForkResult(0, 4711, List.of(none.build()), Optional.of("the fork exited with code 137 (killed)"));
        RunResult run = ResultSamples.run(ResultSamples.good(), ResultSamples.trial(plan, failed));
        return new RunResult(run.host(), run.startedAt(), run.endedAt(), true, run.trials());
    }
}
