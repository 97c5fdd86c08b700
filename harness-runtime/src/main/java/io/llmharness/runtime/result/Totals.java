package io.llmharness.runtime.result;

import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.engine.NativeFigure;
import io.llmharness.runtime.metric.Histograms;
import io.llmharness.runtime.metric.Metric;
import io.llmharness.runtime.profile.Profile;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * Measured iterations put together by {@link Merge}: of a fork, or of a trial's forks. Fields as in {@link IterationResult}; the maps
 * keep the order of their enums.
 *
 * @param iterations measured iterations
 */
public record Totals(
        int iterations,
        RequestCounts requests,
        Map<FailureCause, Long> errors,
        Map<FailureCause, Long> retried,
        TokenCounts tokens,
        SloCounts slo,
        Flow flow,
        Map<Metric, Histogram> histograms,
        Map<Profile, Map<Metric, Histogram>> profiles,
        Map<NativeFigure, NativeStat> nativeFigures,
        long coalesced,
        List<ErrorExample> examples,
        ClientHealth health) {

    /** No iteration at all. */
    public static final Totals NONE = new Totals(
            0,
            RequestCounts.NONE,
            Map.of(),
            Map.of(),
            TokenCounts.NONE,
            SloCounts.NONE,
            Flow.NONE,
            Map.of(),
            Map.of(),
            Map.of(),
            0,
            List.of(),
            ClientHealth.UNKNOWN);

    public Totals {
        errors = ordered(FailureCause.class, errors);
        retried = ordered(FailureCause.class, retried);
        histograms = ordered(Metric.class, histograms);
        profiles = ordered(Profile.class, profiles);
        nativeFigures = ordered(NativeFigure.class, nativeFigures);
        examples = List.copyOf(examples);
    }

    /** The metric's values in nanoseconds, empty where there is none. Not to be changed. */
    public Histogram histogram(Metric metric) {
        Histogram histogram = histograms.get(metric);
        return histogram == null ? Histograms.empty() : histogram;
    }

    private static <K extends Enum<K>, V> Map<K, V> ordered(Class<K> type, Map<K, V> map) {
        EnumMap<K, V> copy = new EnumMap<>(type);
        copy.putAll(map);
        return Collections.unmodifiableMap(copy);
    }
}
