package io.llmharness.runtime.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.engine.NativeFigure;
import io.llmharness.runtime.metric.Histograms;
import io.llmharness.runtime.metric.Metric;
import io.llmharness.runtime.profile.Profile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MergeTest {
    private static final long LARGE = 3_600_000_000_000L;

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void order_does_not_matter(int seed) {
        Random random = new Random(seed);
        List<Totals> parts = parts(random);
        List<Totals> shuffled = new ArrayList<>(parts);
        Collections.shuffle(shuffled, random);
        assertSame(Merge.all(parts.stream()), Merge.all(shuffled.stream()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void grouping_does_not_matter(int seed) {
        Random random = new Random(seed);
        List<Totals> parts = parts(random);
        int cut = random.nextInt(parts.size() + 1);
        Totals left = Merge.all(parts.subList(0, cut).stream());
        Totals right = Merge.all(parts.subList(cut, parts.size()).stream());
        assertSame(Merge.all(parts.stream()), Merge.all(Stream.of(left, right)));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void no_value_is_lost(int seed) {
        List<Totals> parts = parts(new Random(seed));
        Totals all = Merge.all(parts.stream());
        for (Metric metric : Metric.values()) {
            Histogram reference = Histograms.empty();
            parts.forEach(p -> p.histogram(metric)
                    .recordedValues()
                    .forEach(v ->
                            reference.recordValueWithCount(v.getValueIteratedTo(), v.getCountAtValueIteratedTo())));
            assertThat(all.histogram(metric)).isEqualTo(reference);
            long profiled = all.profiles().values().stream()
                    .mapToLong(p -> p.getOrDefault(metric, Histograms.empty()).getTotalCount())
                    .sum();
            assertThat(profiled).isEqualTo(reference.getTotalCount());
        }
        for (FailureCause cause : FailureCause.values()) {
            long sum = parts.stream()
                    .mapToLong(p -> p.errors().getOrDefault(cause, 0L))
                    .sum();
            assertThat(all.errors().getOrDefault(cause, 0L)).isEqualTo(sum);
        }
    }

    /** Every count of the whole is the sum of those of its parts. */
    @ParameterizedTest
    @MethodSource("seeds")
    void no_count_is_lost(int seed) {
        List<Totals> parts = parts(new Random(seed));
        Totals all = Merge.all(parts.stream());
        List<ToLongFunction<Totals>> counts = List.of(
                Totals::iterations,
                t -> t.requests().offered(),
                t -> t.requests().dispatched(),
                t -> t.requests().succeeded(),
                t -> t.requests().failed(),
                t -> t.requests().retries(),
                t -> t.tokens().input(),
                t -> t.tokens().output(),
                t -> t.tokens().reasoning(),
                t -> t.tokens().cached(),
                t -> t.tokens().events(),
                t -> t.tokens().counted(),
                t -> t.tokens().uncounted(),
                t -> t.tokens().spread(),
                t -> t.tokens().cacheReported(),
                t -> t.slo().good(),
                t -> t.slo().goodTokens(),
                t -> t.slo().vacuous(),
                t -> t.flow().completions(),
                t -> t.flow().bytesReceived(),
                t -> t.flow().bytesSent(),
                t -> Math.round(t.flow().seconds()),
                t -> t.retried().values().stream().mapToLong(Long::longValue).sum(),
                t -> t.nativeFigures().values().stream()
                        .mapToLong(NativeStat::sumNanos)
                        .sum(),
                Totals::coalesced,
                t -> t.health().gcPauses());
        for (int i = 0; i < counts.size(); i++) {
            ToLongFunction<Totals> count = counts.get(i);
            assertThat(count.applyAsLong(all))
                    .as("count %d, seed %d", i, seed)
                    .isEqualTo(parts.stream().mapToLong(count).sum());
        }
    }

    /** A latency of a trial does not depend on which of its forks came first. */
    @ParameterizedTest
    @MethodSource("seeds")
    void order_of_forks_does_not_matter(int seed) {
        Random random = new Random(seed);
        List<ForkResult> forks = new ArrayList<>();
        for (int f = 0; f < 2 + random.nextInt(4); f++) {
            forks.add(ResultSamples.fork(
                    f,
                    ResultSamples.Iteration.of(0, 1 + random.nextInt(900), 100 + random.nextInt(100)),
                    ResultSamples.Iteration.of(1, 1 + random.nextInt(900), 100 + random.nextInt(100))));
        }
        Latency before = Latency.of(Metric.TTFT, forks, false).orElseThrow();
        Collections.shuffle(forks, random);
        Latency after = Latency.of(Metric.TTFT, forks, false).orElseThrow();
        assertThat(after.pooled()).isEqualTo(before.pooled());
        for (Percentile p : Percentile.values()) {
            assertThat(after.percentile(p)).isEqualTo(before.percentile(p));
        }
        double low = before.meanInterval().orElseThrow().low();
        assertThat(after.meanInterval().orElseThrow().low()).isCloseTo(low, within(1e-6 * Math.abs(low) + 1e-3));
        assertThat(after.variance().total())
                .isCloseTo(
                        before.variance().total(),
                        within(1e-6 * before.variance().total()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void merging_changes_no_part(int seed) {
        List<Totals> parts = parts(new Random(seed));
        List<Map<Metric, Histogram>> before =
                parts.stream().map(MergeTest::copies).toList();
        Merge.all(parts.stream());
        assertThat(parts.stream().map(Totals::histograms).toList()).isEqualTo(before);
    }

    @Test
    void sums_by_hand() {
        TrialResult trial = ResultSamples.good();
        Totals totals = Merge.trial(trial);
        assertThat(totals.iterations()).isEqualTo(4);
        assertThat(totals.requests().succeeded()).isEqualTo(1200);
        assertThat(totals.tokens().output()).isEqualTo(76_800);
        assertThat(totals.flow().seconds()).isEqualTo(40);
        assertThat(totals.flow().outputTokensPerSecond()).isEqualTo(1920);
        assertThat(totals.flow().requestsPerSecond()).isEqualTo(30);
        assertThat(totals.histogram(Metric.TTFT).getTotalCount()).isEqualTo(1200);
        assertThat(totals.health()).isEqualTo(new ClientHealth(4, 16, 4, 0.2, 0.3));
    }

    @Test
    void warm_up_is_not_counted() {
        ForkResult fork = ResultSamples.fork(
                0, ResultSamples.Iteration.of(0, 10, 900).warmup(), ResultSamples.Iteration.of(1, 20, 100));
        assertThat(Merge.fork(fork).requests().offered()).isEqualTo(20);
        assertThat(Merge.fork(fork).histogram(Metric.TTFT).getMaxValue()).isLessThan(900_000_000);
    }

    @Test
    void nothing_is_nothing() {
        assertThat(Merge.all(Stream.empty())).isEqualTo(Totals.NONE);
    }

    @Test
    void keeps_three_examples_of_a_cause() {
        List<ErrorExample> many = IntStream.range(0, 5)
                .mapToObj(i -> new ErrorExample(FailureCause.TIMEOUT, 0, "late " + i))
                .toList();
        IterationResult iteration = ResultSamples.Iteration.of(0, 10, 100)
                .failures(Map.of(FailureCause.TIMEOUT, 5L), many)
                .build();
        assertThat(Merge.iteration(iteration).examples())
                .extracting(ErrorExample::message)
                .containsExactly("late 0", "late 1", "late 2");
    }

    private static List<Totals> parts(Random random) {
        return random.ints(random.nextInt(6), 0, 1000)
                .mapToObj(n -> totals(n, random))
                .toList();
    }

    private static Totals totals(int n, Random random) {
        Map<Metric, Histogram> histograms = new EnumMap<>(Metric.class);
        for (Metric metric : Metric.values()) {
            if (random.nextBoolean()) {
                Histogram histogram = histograms.computeIfAbsent(metric, m -> Histograms.empty());
                random.longs(n, 0, random.nextBoolean() ? LARGE : 2000).forEach(histogram::recordValue);
            }
        }
        List<ErrorExample> examples = random.ints(4, 0, 6)
                .mapToObj(i -> new ErrorExample(FailureCause.values()[i % 3], 500 + i, "words " + i))
                .toList();
        IterationResult iteration = ResultSamples.Iteration.of(0, 1, 1)
                .requests(new RequestCounts(n, n, n - n / 3, n / 3, 0, 0, 0, 0, n % 7))
                .failures(Map.of(FailureCause.values()[n % 5], (long) n), examples)
                .slo(new SloCounts(n, n, n / 2, n, n % 3, 5L * n))
                .tokens(new TokenCounts(n, 2L * n, 3, 4, 5, n, n % 2, n % 3, n % 5))
                .flow(new Flow(random.nextInt(100), random.nextDouble(), n, n, random.nextDouble(), n, 3L * n, n))
                .profiles(Map.of(Profile.values()[n % 6], histograms))
                .figures(Map.of(NativeFigure.values()[n % 3], new NativeStat(n, random.nextLong() >>> 20, n)))
                .health(new ClientHealth(n, n, n, random.nextDouble(), -1))
                .build();
        Totals made = Merge.iteration(iteration);
        return new Totals(
                1,
                made.requests(),
                made.errors(),
                Map.of(FailureCause.values()[n % 4], (long) n),
                made.tokens(),
                made.slo(),
                made.flow(),
                histograms,
                made.profiles(),
                made.nativeFigures(),
                n,
                made.examples(),
                made.health());
    }

    private static Map<Metric, Histogram> copies(Totals totals) {
        Map<Metric, Histogram> copies = new EnumMap<>(Metric.class);
        totals.histograms().forEach((metric, histogram) -> copies.put(metric, histogram.copy()));
        return copies;
    }

    /** Equal, but for the last bits of sums of fractions. */
    private static void assertSame(Totals a, Totals b) {
        assertThat(a.flow().outputTokens()).isCloseTo(b.flow().outputTokens(), within(1e-9));
        assertThat(a.flow().residenceSeconds()).isCloseTo(b.flow().residenceSeconds(), within(1e-9));
        assertThat(exact(a)).isEqualTo(exact(b));
    }

    private static Totals exact(Totals t) {
        Flow f = t.flow();
        Flow whole = new Flow(
                f.seconds(),
                0,
                f.inputTokens(),
                f.completions(),
                0,
                f.peakOutputTokensPerSecond(),
                f.bytesReceived(),
                f.bytesSent());
        return new Totals(
                t.iterations(),
                t.requests(),
                t.errors(),
                t.retried(),
                t.tokens(),
                t.slo(),
                whole,
                t.histograms(),
                t.profiles(),
                t.nativeFigures(),
                t.coalesced(),
                t.examples(),
                t.health());
    }
}
