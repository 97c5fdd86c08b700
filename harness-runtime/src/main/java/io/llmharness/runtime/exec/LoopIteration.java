package io.llmharness.runtime.exec;

import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.engine.NativeFigure;
import io.llmharness.runtime.metric.Histograms;
import io.llmharness.runtime.metric.Metric;
import io.llmharness.runtime.profile.Profile;
import io.llmharness.runtime.profile.ProfileHistograms;
import io.llmharness.runtime.result.ErrorExample;
import io.llmharness.runtime.result.Flow;
import io.llmharness.runtime.result.NativeStat;
import io.llmharness.runtime.result.RequestCounts;
import io.llmharness.runtime.result.SloCounts;
import io.llmharness.runtime.result.TokenCounts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/**
 * What one loop counted for one iteration. Filled by its loop; handed over when the loop is done with the iteration, and not touched
 * by it again.
 */
final class LoopIteration {
    /** Failures of one kind of which the words are kept. */
    private static final int EXAMPLES_OF_A_KIND = 3;

    final int window;
    /** Index of the loop among all. */
    int loop;

    final Histograms histograms = new Histograms();
    /** Gaps of answers with one token in every event: there ICL and ITL are the same figure, recorded once. */
    final Histogram singleTokenGaps = Histograms.empty();

    final ProfileHistograms profiles;

    final long[] errors = new long[FailureCause.values().length];
    /** Attempts that failed and were followed by another. */
    final long[] retried = new long[FailureCause.values().length];

    private final List<ErrorExample> examples = new ArrayList<>();
    final long[] figureCounts = new long[NativeFigure.values().length];
    final long[] figureSums = new long[NativeFigure.values().length];
    final long[] figureClientSums = new long[NativeFigure.values().length];
    /** Output tokens by second of the window. */
    private double[] seconds = new double[64];

    long offered;
    long dispatched;
    long succeeded;
    long failed;
    long timedOut;
    long refused;
    long dropped;
    long cancelled;
    long retries;
    long delayed;
    long good;
    long ttftMet;
    long tpotMet;
    long e2eMet;
    long vacuous;
    long goodTokens;
    long inputTokens;
    long outputTokens;
    long reasoningTokens;
    long cachedTokens;
    long events;
    long counted;
    long uncounted;
    long spread;
    long cacheReported;
    long coalesced;
    double tokensInWindow;
    double inputInWindow;
    long completionsInWindow;
    long residenceNanos;
    long bytesReceived;
    long bytesSent;
    long endNanos;

    LoopIteration(int window, List<Profile> wanted) {
        this.window = window;
        this.profiles = new ProfileHistograms(wanted);
    }

    /** The same, of this loop. */
    LoopIteration of(int index) {
        loop = index;
        return this;
    }

    /** Adds output tokens that arrived in a second of the window. */
    void arrived(double tokens, int second) {
        tokensInWindow += tokens;
        if (second >= seconds.length) {
            seconds = Arrays.copyOf(seconds, Math.max(second + 1, seconds.length * 2));
        }
        seconds[second] += tokens;
    }

    void example(FailureCause cause, int status, String message, Optional<Duration> retryAfter) {
        long known = examples.stream().filter(e -> e.cause() == cause).count();
        if (known < EXAMPLES_OF_A_KIND) {
            examples.add(new ErrorExample(cause, status, message, retryAfter));
        }
    }

    /** Its histograms, whole. Called once, when nothing is recorded any more. */
    Map<Metric, Histogram> histograms() {
        if (singleTokenGaps.getTotalCount() > 0) {
            histograms.of(Metric.ICL).add(singleTokenGaps);
            histograms.of(Metric.ITL).add(singleTokenGaps);
        }
        return histograms.filled();
    }

    RequestCounts requests() {
        return new RequestCounts(
                offered, dispatched, succeeded, failed, timedOut, refused, dropped, cancelled, retries, delayed);
    }

    SloCounts slo() {
        return new SloCounts(good, ttftMet, tpotMet, e2eMet, vacuous, goodTokens);
    }

    TokenCounts tokens() {
        return new TokenCounts(
                inputTokens,
                outputTokens,
                reasoningTokens,
                cachedTokens,
                events,
                counted,
                uncounted,
                spread,
                cacheReported);
    }

    List<ErrorExample> examples() {
        return examples;
    }

    double[] tokensBySecond() {
        return seconds;
    }

    Map<FailureCause, Long> errorsByCause() {
        return byCause(errors);
    }

    Map<FailureCause, Long> retriedByCause() {
        return byCause(retried);
    }

    private static Map<FailureCause, Long> byCause(long[] counts) {
        Map<FailureCause, Long> byCause = new EnumMap<>(FailureCause.class);
        for (FailureCause cause : FailureCause.values()) {
            if (counts[cause.ordinal()] > 0) {
                byCause.put(cause, counts[cause.ordinal()]);
            }
        }
        return byCause;
    }

    Map<NativeFigure, NativeStat> nativeFigures() {
        Map<NativeFigure, NativeStat> stats = new EnumMap<>(NativeFigure.class);
        for (NativeFigure figure : NativeFigure.values()) {
            int i = figure.ordinal();
            if (figureCounts[i] > 0) {
                stats.put(figure, new NativeStat(figureCounts[i], figureSums[i], figureClientSums[i]));
            }
        }
        return stats;
    }

    /** The flow of a window of this length, without its peak, which only all loops together have. */
    Flow flow(double windowSeconds) {
        return new Flow(
                windowSeconds,
                tokensInWindow,
                inputInWindow,
                completionsInWindow,
                residenceNanos / 1e9,
                0,
                bytesReceived,
                bytesSent);
    }
}
