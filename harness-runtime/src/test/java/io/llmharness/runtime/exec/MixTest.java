package io.llmharness.runtime.exec;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.runtime.catalog.Benchmark;
import io.llmharness.runtime.catalog.DeclaredScenario;
import io.llmharness.runtime.catalog.SloModel;
import io.llmharness.runtime.catalog.WorkloadModel.Source;
import io.llmharness.runtime.engine.EngineCatalog;
import io.llmharness.runtime.engine.Secret;
import io.llmharness.runtime.load.LoadShapes;
import io.llmharness.runtime.metric.Metric;
import io.llmharness.runtime.plan.MixPlan;
import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.plan.TrialPlan.LoadPlan;
import io.llmharness.runtime.result.IntervalResult;
import io.llmharness.runtime.result.IterationResult;
import io.llmharness.runtime.result.RequestCounts;
import io.llmharness.runtime.workload.Datasets;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several workloads at the same time, against a server that counts what it is asked. */
class MixTest implements Progress {
    private static final int[] LOOPS = {1, 2};

    private final Map<String, AtomicInteger> asked = new ConcurrentSkipListMap<>();
    private final Map<String, List<IterationResult>> parts = new TreeMap<>();
    private final List<IterationResult> together = new ArrayList<>();

    @Override
    public void interval(IntervalResult interval) {}

    @Override
    public void iteration(IterationResult iteration) {
        together.add(iteration);
    }

    @Override
    public void part(String workload, IterationResult iteration) {
        parts.computeIfAbsent(workload, w -> new ArrayList<>()).add(iteration);
    }

    private void count(ScriptedServer.Exchange exchange) throws IOException {
        String prompt = exchange.body.contains("\"p\":\"short\"") ? "short" : "long";
        asked.computeIfAbsent(prompt, p -> new AtomicInteger()).incrementAndGet();
        exchange.beginStream();
        exchange.event("{\"t\":\"x\",\"n\":1,\"u\":" + (prompt.equals("short") ? 1 : 3) + "}");
        exchange.event("[DONE]");
        exchange.endStream();
    }

    private static MixPlan part(String name, double share, Optional<LoadPlan> own) {
        return new MixPlan(name, 0, share, own, new Source(name, "", "", "", ""), 1, "warm", Optional.empty());
    }

    private static TrialPlan mixed(TrialPlan plan, List<MixPlan> mix) {
        return new TrialPlan(
                plan.benchmark(),
                plan.description(),
                DeclaredScenario.class.getName(),
                Benchmark.MIX,
                plan.modes(),
                plan.engine(),
                plan.params(),
                plan.load(),
                plan.source(),
                plan.stream(),
                plan.seed(),
                plan.cache(),
                plan.slo(),
                plan.warmup(),
                plan.measurement(),
                plan.forks(),
                plan.timeout(),
                plan.outputUnit(),
                plan.client(),
                plan.rules(),
                plan.profiles(),
                mix);
    }

    private IterationResult run(PlainTrial trial, List<MixPlan> mix) throws Exception {
        try (ScriptedServer server = new ScriptedServer(this::count)) {
            TrialPlan plan = mixed(trial.plan(server.url()), mix);
            ClassLoader loader = MixTest.class.getClassLoader();
            Extensions extensions = new Extensions(
                    loader,
                    EngineCatalog.of(List.of(new PlainAdapter())),
                    Datasets.load(loader),
                    LoadShapes.load(loader));
            new TrialExecutor(plan, extensions, Secret.NONE, this).run();
            return together.get(together.size() - 1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void requestsAreDealtByTheSeedAndReportedEachAndTogether(int loops) throws Exception {
        double[] shares = {0.75, 0.25};
        List<MixPlan> mix = List.of(part("short", 0.75, Optional.empty()), part("long", 0.25, Optional.empty()));
        IterationResult all = run(
                new PlainTrial()
                        .users(4)
                        .loops(loops)
                        .requests(80)
                        .slo(SloModel.attainment(0.9).e2e(Duration.ofSeconds(9))),
                mix);
        int shorts = 0;
        for (int number = 0; number < 80; number++) {
            shorts += MixedDispatch.pick(shares, 1, number) == 0 ? 1 : 0;
        }
        RequestCounts first = parts.get("short").get(0).requests();
        RequestCounts second = parts.get("long").get(0).requests();
        assertThat(first.succeeded()).isEqualTo(asked.get("short").get());
        assertThat(second.succeeded()).isEqualTo(asked.get("long").get());
        assertThat(all.requests()).isEqualTo(first.plus(second));
        assertThat(all.requests().succeeded()).isEqualTo(80);
        // each user has a number in turn, and users end at different counts; the deal is right to a few requests
        assertThat(first.succeeded()).isBetween(shorts - 8L, shorts + 8L);
        assertThat(all.tokens().output()).isEqualTo(first.succeeded() + 3 * second.succeeded());
        Histogram sum = parts.get("short").get(0).histograms().get(Metric.E2E).copy();
        sum.add(parts.get("long").get(0).histograms().get(Metric.E2E));
        assertThat(all.histograms().get(Metric.E2E)).isEqualTo(sum);
    }

    @Test
    void anOpenLoadIsDealtOutByNumberAlone() throws Exception {
        double[] shares = {0.75, 0.25};
        List<MixPlan> mix = List.of(part("short", 0.75, Optional.empty()), part("long", 0.25, Optional.empty()));
        List<Integer> counts = new ArrayList<>();
        for (int loops : LOOPS) {
            asked.clear();
            IterationResult all = run(
                    new PlainTrial()
                            .open("constant", 200, Map.of())
                            .loops(loops)
                            .requests(100),
                    mix);
            assertThat(all.requests().succeeded()).isEqualTo(100);
            counts.add(asked.get("short").get());
        }
        int shorts = 0;
        for (int number = 0; number < 100; number++) {
            shorts += MixedDispatch.pick(shares, 1, number) == 0 ? 1 : 0;
        }
        assertThat(counts).containsOnly(shorts);
    }

    @Test
    void aProbeRunsUnderItsOwnLoadBesideTheBackground() throws Exception {
        LoadPlan probe = new LoadPlan("constant", Optional.of(20.0), Map.of());
        IterationResult all = run(
                new PlainTrial().users(2).measurement(1, Duration.ofSeconds(1)),
                List.of(part("long", 1, Optional.empty()), part("short", 0, Optional.of(probe))));
        RequestCounts background = parts.get("long").get(0).requests();
        RequestCounts beside = parts.get("short").get(0).requests();
        assertThat(beside.offered()).isEqualTo(20);
        assertThat(beside.succeeded()).isEqualTo(asked.get("short").get());
        assertThat(background.succeeded()).isPositive();
        assertThat(all.requests()).isEqualTo(background.plus(beside));
    }

    @Test
    void sharesAreKept() {
        double[] shares = {0.6, 0.0, 0.4};
        int[] counts = new int[3];
        for (int number = 0; number < 100_000; number++) {
            counts[MixedDispatch.pick(shares, 42, number)]++;
        }
        // five standard deviations of a binomial count: 5 × sqrt(100000 × 0.6 × 0.4) = 775
        assertThat(counts[0]).isBetween(59_225, 60_775);
        assertThat(counts[1]).isZero();
    }
}
