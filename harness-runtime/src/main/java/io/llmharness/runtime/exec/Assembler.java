package io.llmharness.runtime.exec;

import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.engine.NativeFigure;
import io.llmharness.runtime.metric.Histograms;
import io.llmharness.runtime.metric.Metric;
import io.llmharness.runtime.profile.Profile;
import io.llmharness.runtime.profile.ProfileHistograms;
import io.llmharness.runtime.result.ClientHealth;
import io.llmharness.runtime.result.ErrorExample;
import io.llmharness.runtime.result.Flow;
import io.llmharness.runtime.result.IntervalResult;
import io.llmharness.runtime.result.IterationResult;
import io.llmharness.runtime.result.NativeStat;
import io.llmharness.runtime.result.RequestCounts;
import io.llmharness.runtime.result.SloCounts;
import io.llmharness.runtime.result.TokenCounts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Puts the loops' parts of an iteration together. Sums counts, adds histograms: nothing is lost and nothing averaged. */
final class Assembler {
    /** Failures of all loops and kinds of which the words are kept. */
    private static final int EXAMPLES = 12;

    private final Windows windows;
    private final long anchorNanos;
    private final Instant anchor;

    /** An assembler; the wall-clock anchor is the instant at which {@link System#nanoTime} was {@code anchorNanos}. */
    Assembler(Windows windows, long anchorNanos, Instant anchor) {
        this.windows = windows;
        this.anchorNanos = anchorNanos;
        this.anchor = anchor;
    }

    /** Loops come in the order of their index, whichever was done first: sums of fractions depend on it. */
    IterationResult assemble(List<LoopIteration> unordered, List<IntervalResult> intervals, ClientHealth health) {
        List<LoopIteration> parts = unordered.stream()
                .sorted(Comparator.comparingInt(part -> part.loop))
                .toList();
        int window = parts.get(0).window;
        long end = parts.stream().mapToLong(p -> p.endNanos).max().orElse(windows.from(window));
        double seconds = (end - windows.from(window)) / 1e9;
        RequestCounts requests = RequestCounts.NONE;
        TokenCounts tokens = TokenCounts.NONE;
        SloCounts slo = SloCounts.NONE;
        Histograms histograms = new Histograms();
        Map<Profile, Map<Metric, Histogram>> profiles = Map.of();
        Map<FailureCause, Long> errors = new EnumMap<>(FailureCause.class);
        Map<FailureCause, Long> retried = new EnumMap<>(FailureCause.class);
        Map<NativeFigure, NativeStat> figures = new EnumMap<>(NativeFigure.class);
        List<ErrorExample> examples = new ArrayList<>();
        long coalesced = 0;
        for (LoopIteration part : parts) {
            requests = requests.plus(part.requests());
            tokens = tokens.plus(part.tokens());
            slo = slo.plus(part.slo());
            histograms.add(part.histograms());
            profiles = ProfileHistograms.sum(profiles, part.profiles.filled());
            part.errorsByCause().forEach((cause, count) -> errors.merge(cause, count, Long::sum));
            part.retriedByCause().forEach((cause, count) -> retried.merge(cause, count, Long::sum));
            part.nativeFigures().forEach((figure, stat) -> figures.merge(figure, stat, NativeStat::plus));
            part.examples().stream()
                    .limit(Math.max(0, EXAMPLES - examples.size()))
                    .forEach(examples::add);
            coalesced += part.coalesced;
        }
        return new IterationResult(
                windows.iteration(window),
                windows.warmup(window),
                anchor.plusNanos(windows.from(window) - anchorNanos),
                requests,
                errors,
                retried,
                tokens,
                slo,
                flow(parts, seconds),
                histograms.filled(),
                profiles,
                figures,
                coalesced,
                intervals,
                examples,
                health);
    }

    private static Flow flow(List<LoopIteration> parts, double seconds) {
        double tokens = 0;
        double input = 0;
        long completions = 0;
        double residence = 0;
        long received = 0;
        long sent = 0;
        double[] bySecond = new double[(int) Math.ceil(seconds) + 1];
        for (LoopIteration part : parts) {
            Flow flow = part.flow(seconds);
            tokens += flow.outputTokens();
            input += flow.inputTokens();
            completions += flow.completions();
            residence += flow.residenceSeconds();
            received += flow.bytesReceived();
            sent += flow.bytesSent();
            double[] loopSeconds = part.tokensBySecond();
            for (int i = 0; i < Math.min(bySecond.length, loopSeconds.length); i++) {
                bySecond[i] += loopSeconds[i];
            }
        }
        double peak = 0;
        for (double second : bySecond) {
            peak = Math.max(peak, second);
        }
        return new Flow(seconds, tokens, input, completions, residence, peak, received, sent);
    }
}
