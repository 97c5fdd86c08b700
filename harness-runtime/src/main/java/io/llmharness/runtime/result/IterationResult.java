package io.llmharness.runtime.result;

import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.engine.NativeFigure;
import io.llmharness.runtime.metric.Metric;
import io.llmharness.runtime.profile.Profile;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * One iteration of one fork, all event loops together.
 *
 * @param index from 0 within the fork, warm-up iterations included
 * @param warmup whether it is only shown, not counted
 * @param from start of its window
 * @param requests fates of the requests that were to arrive in the window
 * @param errors failures by cause
 * @param retried failed attempts, by cause, that were followed by another at the same request
 * @param tokens tokens of its requests
 * @param slo its requests against the limits
 * @param flow what arrived in the window
 * @param histograms nanoseconds, by metric; those without a value are left out. Not to be changed
 * @param profiles the same in the words of other tools, where they were asked for
 * @param nativeFigures the engine's own figures
 * @param coalesced payload events that shared one socket read with an earlier one of the same answer
 * @param intervals its seconds
 * @param examples the first few failures of each kind
 * @param health the client's JVM
 */
public record IterationResult(
        int index,
        boolean warmup,
        Instant from,
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
        List<IntervalResult> intervals,
        List<ErrorExample> examples,
        ClientHealth health) {

    public IterationResult {
        errors = Map.copyOf(errors);
        retried = Map.copyOf(retried);
        histograms = Map.copyOf(histograms);
        profiles = Map.copyOf(profiles);
        nativeFigures = Map.copyOf(nativeFigures);
        intervals = List.copyOf(intervals);
        examples = List.copyOf(examples);
    }
}
