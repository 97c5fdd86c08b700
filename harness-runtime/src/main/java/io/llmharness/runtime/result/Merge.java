package io.llmharness.runtime.result;

import io.llmharness.runtime.metric.Histograms;
import io.llmharness.runtime.metric.Metric;
import io.llmharness.runtime.profile.ProfileHistograms;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/**
 * Iterations to forks to trials, without loss: counts and histograms add, windows stand one after the other. The order does not
 * matter, nor does what is merged first.
 */
public final class Merge {
    /** Failures kept for the reader, of each cause. */
    static final int EXAMPLES = 3;

    private static final Comparator<ErrorExample> BY_WORDS = Comparator.comparing(ErrorExample::cause)
            .thenComparing(ErrorExample::status)
            .thenComparing(ErrorExample::message)
            .thenComparing(e -> e.retryAfter().orElse(Duration.ZERO));

    private Merge() {}

    /** One iteration, warm-up or not. */
    public static Totals iteration(IterationResult i) {
        return new Totals(
                1,
                i.requests(),
                i.errors(),
                i.retried(),
                i.tokens(),
                i.slo(),
                i.flow(),
                i.histograms(),
                i.profiles(),
                i.nativeFigures(),
                i.coalesced(),
                examples(i.examples().stream()),
                i.health());
    }

    /** A fork's measured iterations. */
    public static Totals fork(ForkResult fork) {
        return all(fork.measured().stream().map(Merge::iteration));
    }

    /** All forks' measured iterations, those of failed forks included. */
    public static Totals trial(TrialResult trial) {
        return all(trial.forks().stream().map(Merge::fork));
    }

    /** The sums; {@link Totals#NONE} for nothing. */
    public static Totals all(Stream<Totals> parts) {
        return parts.reduce(Totals.NONE, Merge::two);
    }

    private static Totals two(Totals a, Totals b) {
        return new Totals(
                a.iterations() + b.iterations(),
                a.requests().plus(b.requests()),
                maps(a.errors(), b.errors(), Long::sum),
                maps(a.retried(), b.retried(), Long::sum),
                a.tokens().plus(b.tokens()),
                a.slo().plus(b.slo()),
                a.flow().then(b.flow()),
                histograms(a.histograms(), b.histograms()),
                ProfileHistograms.sum(a.profiles(), b.profiles()),
                maps(a.nativeFigures(), b.nativeFigures(), NativeStat::plus),
                a.coalesced() + b.coalesced(),
                examples(Stream.concat(a.examples().stream(), b.examples().stream())),
                a.health().worse(b.health()));
    }

    private static Map<Metric, Histogram> histograms(Map<Metric, Histogram> a, Map<Metric, Histogram> b) {
        Histograms sum = new Histograms();
        sum.add(a);
        sum.add(b);
        return sum.filled();
    }

    private static <K, V> Map<K, V> maps(Map<K, V> a, Map<K, V> b, BinaryOperator<V> plus) {
        Map<K, V> sum = new HashMap<>(a);
        b.forEach((key, value) -> sum.merge(key, value, plus));
        return sum;
    }

    /** The first few of each cause in the order of their words: a choice that does not depend on who comes first. */
    private static List<ErrorExample> examples(Stream<ErrorExample> all) {
        Map<Object, Integer> seen = new HashMap<>();
        return all.distinct()
                .sorted(BY_WORDS)
                .filter(e -> seen.merge(e.cause(), 1, Integer::sum) <= EXAMPLES)
                .toList();
    }
}
