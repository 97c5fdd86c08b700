package io.llmharness.runtime.result;

import io.llmharness.runtime.metric.Metric;
import io.llmharness.runtime.profile.Profile;
import io.llmharness.runtime.profile.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.HdrHistogram.Histogram;

/**
 * A figure of a trial in another tool's words, in nanoseconds. All forks' samples are pooled, as the tools pool those of their
 * requests, and percentiles are read as the tool reads them.
 *
 * @param profile whose words
 * @param word the figure
 * @param pooled its samples; never empty, not to be changed
 */
public record ProfiledLatency(Profile profile, Word word, Histogram pooled) {
    /** All that there are, profile by profile. */
    public static List<ProfiledLatency> of(Totals totals) {
        List<ProfiledLatency> all = new ArrayList<>();
        totals.profiles()
                .forEach((profile, histograms) -> profile.words().stream()
                        .filter(word -> histograms.containsKey(word.metric()))
                        .map(word -> new ProfiledLatency(
                                profile, word, Objects.requireNonNull(histograms.get(word.metric()))))
                        .forEach(all::add));
        return all;
    }

    /** Samples; where the tool weighs requests by their tokens, the sum of the weights. */
    public long count() {
        return pooled.getTotalCount();
    }

    public double mean() {
        return pooled.getMean();
    }

    /** The percentile as the tool reads it; empty when the count does not support it. */
    public OptionalDouble percentile(Percentile percentile) {
        return percentile.supportedBy(count())
                ? OptionalDouble.of(profile.interpolation().of(pooled, percentile.percent() / 100))
                : OptionalDouble.empty();
    }

    /** Why a profile that was asked for has no such figure, in one clause. */
    static String absence(Profile profile, Metric metric, boolean streamed, Totals totals) {
        if (totals.iterations() == 0) {
            return "no measured iteration was finished";
        }
        if (totals.requests().succeeded() == 0) {
            return "no request succeeded";
        }
        if (!streamed) {
            return metric == Metric.E2E ? profile.tool() + " always streams" : "answers were not streamed";
        }
        boolean needsTokens = metric == Metric.TPOT || metric == Metric.ITL || metric == Metric.NTPOT;
        if (needsTokens && totals.tokens().counted() == 0) {
            return "the engine does not report output tokens";
        }
        return metric == Metric.TTFT ? "no answer had text" : "no answer had the tokens that it needs";
    }

    /** The reasons for the figures that profiles of these ids lack, by {@code profiles.ID.METRIC}. */
    static void absences(List<String> ids, boolean streamed, Totals totals, Map<String, String> reasons) {
        for (String id : ids) {
            Profile.find(id).ifPresent(profile -> {
                Map<Metric, Histogram> there = totals.profiles().getOrDefault(profile, Map.of());
                profile.words().stream()
                        .map(Word::metric)
                        .filter(metric -> !there.containsKey(metric))
                        .forEach(metric -> reasons.put(
                                "profiles." + id + "." + metric.key(), absence(profile, metric, streamed, totals)));
            });
        }
    }
}
