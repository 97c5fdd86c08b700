package io.llmharness.runtime.result;

import io.llmharness.annotations.Mode;
import io.llmharness.runtime.catalog.RunModel.Forks;
import io.llmharness.runtime.catalog.RunModel.Iterations;
import io.llmharness.runtime.catalog.SloModel;
import io.llmharness.runtime.catalog.WorkloadModel.Source;
import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.engine.NativeFigure;
import io.llmharness.runtime.metric.Histograms;
import io.llmharness.runtime.metric.Metric;
import io.llmharness.runtime.plan.RequestRules;
import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.plan.TrialPlan.ClientPlan;
import io.llmharness.runtime.plan.TrialPlan.EnginePlan;
import io.llmharness.runtime.plan.TrialPlan.LoadPlan;
import io.llmharness.runtime.profile.Profile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Results made by hand for the tests of this package and of the reports. */
public final class ResultSamples {
    public static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
    private static final long MILLI = 1_000_000;

    private ResultSamples() {}

    public static HostFacts host() {
        return new HostFacts(
                "1.2.3",
                "0123abc",
                "OpenJDK 64-Bit Server VM 17.0.15",
                "Linux 6.1",
                "Example CPU",
                8,
                16L << 30,
                0.5,
                "SupportChat -f 2");
    }

    public static RunResult run(TrialResult... trials) {
        return new RunResult(host(), START, START.plusSeconds(90), false, List.of(trials));
    }

    /** A closed load, streamed, two forks of two iterations. */
    public static TrialPlan plan() {
        return new TrialPlan(
                "com.example.SupportChat.lateOrder",
                "Asks where a late order is.",
                "com.example.SupportChat_LlmScenario",
                0,
                List.of(Mode.Throughput, Mode.SampleTime),
                new EnginePlan(
                        "ollama", "ollama", "http://localhost:11434", "llama3.2:1b", "", Map.of("num_ctx", "4096")),
                Map.of("followUps", "2"),
                new LoadPlan("closed", Optional.of(8.0), Map.of()),
                new Source("", "", "synthetic", "128", "64"),
                true,
                42,
                "cold",
                Optional.empty(),
                new Iterations(1, Duration.ofSeconds(10), 0),
                new Iterations(2, Duration.ofSeconds(10), 0),
                Forks.of(2, 0),
                Duration.ofSeconds(30),
                TimeUnit.MILLISECONDS,
                new ClientPlan(2, 0, "nio", "auto"),
                RequestRules.STANDARD);
    }

    public static TrialPlan with(TrialPlan p, LoadPlan load) {
        return copy(p, p.benchmark(), p.engine(), p.params(), load, p.stream(), p.slo(), p.measurement(), p.forks());
    }

    public static TrialPlan with(TrialPlan p, SloModel slo) {
        Optional<SloModel> limits = Optional.of(slo);
        return copy(p, p.benchmark(), p.engine(), p.params(), p.load(), p.stream(), limits, p.measurement(), p.forks());
    }

    public static TrialPlan with(TrialPlan p, Forks forks) {
        return copy(p, p.benchmark(), p.engine(), p.params(), p.load(), p.stream(), p.slo(), p.measurement(), forks);
    }

    /** The same with the engine at another address. */
    public static TrialPlan at(TrialPlan p, String url) {
        EnginePlan e = p.engine();
        EnginePlan moved = new EnginePlan(e.id(), e.name(), url, e.model(), e.apiKeyEnv(), e.options());
        return copy(p, p.benchmark(), moved, p.params(), p.load(), p.stream(), p.slo(), p.measurement(), p.forks());
    }

    public static TrialPlan cache(TrialPlan p, String intent) {
        return copy(
                p,
                p.benchmark(),
                p.engine(),
                p.params(),
                p.load(),
                p.stream(),
                p.slo(),
                p.measurement(),
                p.forks(),
                intent);
    }

    public static TrialPlan withForks(TrialPlan p, int forks, int iterations) {
        Iterations measured = new Iterations(iterations, Duration.ofSeconds(10), 0);
        return copy(
                p, p.benchmark(), p.engine(), p.params(), p.load(), p.stream(), p.slo(), measured, Forks.of(forks, 0));
    }

    public static TrialPlan named(TrialPlan p, String benchmark, Map<String, String> params, boolean stream) {
        return copy(p, benchmark, p.engine(), params, p.load(), stream, p.slo(), p.measurement(), p.forks());
    }

    private static TrialPlan copy(
            TrialPlan p,
            String benchmark,
            EnginePlan engine,
            Map<String, String> params,
            LoadPlan load,
            boolean stream,
            Optional<SloModel> slo,
            Iterations measurement,
            Forks forks) {
        return copy(p, benchmark, engine, params, load, stream, slo, measurement, forks, p.cache());
    }

    private static TrialPlan copy(
            TrialPlan p,
            String benchmark,
            EnginePlan engine,
            Map<String, String> params,
            LoadPlan load,
            boolean stream,
            Optional<SloModel> slo,
            Iterations measurement,
            Forks forks,
            String cache) {
        return new TrialPlan(
                benchmark,
                p.description(),
                p.scenario(),
                p.workload(),
                p.modes(),
                engine,
                params,
                load,
                p.source(),
                stream,
                p.seed(),
                cache,
                slo,
                p.warmup(),
                measurement,
                forks,
                p.timeout(),
                p.outputUnit(),
                p.client(),
                p.rules(),
                p.profiles(),
                p.mix());
    }

    /** Values from {@code base} upwards, {@code step} apart, in nanoseconds. */
    public static Histogram values(int count, long base, long step) {
        Histogram histogram = Histograms.empty();
        for (int i = 0; i < count; i++) {
            histogram.recordValue(base + i * step);
        }
        return histogram;
    }

    /** An iteration being made. */
    public static final class Iteration {
        private int index;
        private boolean warmup;
        private Instant from = START;
        private RequestCounts requests = RequestCounts.NONE;
        private Map<FailureCause, Long> errors = Map.of();
        private Map<FailureCause, Long> retried = Map.of();
        private TokenCounts tokens = TokenCounts.NONE;
        private SloCounts slo = SloCounts.NONE;
        private Flow flow = Flow.NONE;
        private final Map<Metric, Histogram> histograms = new EnumMap<>(Metric.class);
        private Map<Profile, Map<Metric, Histogram>> profiles = Map.of();
        private Map<NativeFigure, NativeStat> figures = Map.of();
        private List<IntervalResult> intervals = List.of();
        private List<ErrorExample> examples = List.of();
        private ClientHealth health = new ClientHealth(1, 4, 4, 0.2, 0.3);

        /**
         * {@code n} requests that all succeeded in 10 s, eight at a time, 64 tokens each: e2e around 1 s for n = 80, ttft around
         * {@code ttftMillis}.
         */
        public static Iteration of(int index, int n, long ttftMillis) {
            Iteration i = new Iteration();
            i.index = index;
            i.from = START.plusSeconds(10L * index);
            i.requests = new RequestCounts(n, n, n, 0, 0, 0, 0, 0, 0);
            i.tokens = new TokenCounts(128L * n, 64L * n, 0, 0, 64L * n, n, 0, 0, 0);
            i.flow = new Flow(10, 64.0 * n, 128.0 * n, n, 80, 64.0 * n / 10 + 16, 9000L * n, 900L * n);
            i.histograms.put(Metric.TTFT, values(n, ttftMillis * MILLI, MILLI / 10));
            i.histograms.put(Metric.TTFT_SERVICE, values(n, (ttftMillis - 1) * MILLI, MILLI / 10));
            i.histograms.put(Metric.ITL, values(63 * n, 12 * MILLI, 1000));
            i.histograms.put(Metric.ICL, values(63 * n, 12 * MILLI, 1000));
            i.histograms.put(Metric.TPOT, values(n, 12 * MILLI, MILLI / 100));
            i.histograms.put(Metric.E2E, values(n, 80_000 * MILLI / n, 0));
            i.histograms.put(Metric.SCHEDULE_LAG, values(n, 1000, 0));
            i.histograms.put(Metric.LOOP_LAG, values(1000, 100_000, 1000));
            return i;
        }

        public Iteration from(Instant value) {
            from = value;
            return this;
        }

        public Iteration warmup() {
            warmup = true;
            return this;
        }

        public Iteration requests(RequestCounts value) {
            requests = value;
            return this;
        }

        public Iteration failures(Map<FailureCause, Long> causes, List<ErrorExample> words) {
            errors = causes;
            examples = words;
            return this;
        }

        public Iteration retried(Map<FailureCause, Long> causes) {
            retried = causes;
            return this;
        }

        public Iteration tokens(TokenCounts value) {
            tokens = value;
            return this;
        }

        public Iteration slo(SloCounts value) {
            slo = value;
            return this;
        }

        public Iteration flow(Flow value) {
            flow = value;
            return this;
        }

        public Iteration histogram(Metric metric, Histogram values) {
            histograms.put(metric, values);
            return this;
        }

        public Iteration without(Metric... metrics) {
            List.of(metrics).forEach(histograms::remove);
            return this;
        }

        public Iteration profiles(Map<Profile, Map<Metric, Histogram>> value) {
            profiles = value;
            return this;
        }

        public Iteration figures(Map<NativeFigure, NativeStat> value) {
            figures = value;
            return this;
        }

        public Iteration intervals(List<IntervalResult> value) {
            intervals = value;
            return this;
        }

        public Iteration health(ClientHealth value) {
            health = value;
            return this;
        }

        public IterationResult build() {
            return new IterationResult(
                    index,
                    warmup,
                    from,
                    requests,
                    errors,
                    retried,
                    tokens,
                    slo,
                    flow,
                    histograms,
                    profiles,
                    figures,
                    0,
                    intervals,
                    examples,
                    health);
        }
    }

    public static ForkResult fork(int index, Iteration... iterations) {
        List<IterationResult> built = new ArrayList<>();
        for (Iteration iteration : iterations) {
            built.add(iteration.build());
        }
        return new ForkResult(index, 1000 + index, built, Optional.empty());
    }

    public static TrialResult trial(TrialPlan plan, ForkResult... forks) {
        return new TrialResult(plan, Optional.of("0.5.1"), START, START.plusSeconds(60), List.of(forks));
    }

    /** Two forks of a warm-up and two measured iterations each, nothing wrong. */
    public static TrialResult good() {
        return trial(
                plan(),
                fork(0, Iteration.of(0, 300, 210).warmup(), Iteration.of(1, 300, 200), Iteration.of(2, 300, 202)),
                fork(1, Iteration.of(0, 300, 210).warmup(), Iteration.of(1, 300, 206), Iteration.of(2, 300, 204)));
    }
}
