package io.llmharness.runtime.compare;

import io.llmharness.runtime.result.ConfidenceInterval;
import io.llmharness.runtime.result.ForkResult;
import io.llmharness.runtime.result.Merge;
import io.llmharness.runtime.result.RequestCounts;
import io.llmharness.runtime.result.Statistic;
import io.llmharness.runtime.result.TrialSummary;
import java.util.DoubleSummaryStatistics;
import java.util.List;

/**
 * The share of requests that succeeded, before and now. Latencies are of answered requests only: an engine that refuses every second one
 * may look fast, so this is always gated, without a margin.
 *
 * @param base counts of the base
 * @param fresh counts of the new run
 * @param gate failed when the shares' Wilson intervals are apart and every fork of the new run is worse than every fork of the base;
 *     inconclusive when only the first holds, for failures come in bunches
 */
public record SuccessComparison(RequestCounts base, RequestCounts fresh, Gate gate) {
    static SuccessComparison of(TrialSummary base, TrialSummary fresh) {
        RequestCounts a = base.totals().requests();
        RequestCounts b = fresh.totals().requests();
        return new SuccessComparison(a, b, gate(base, fresh, a, b));
    }

    private static Gate gate(TrialSummary base, TrialSummary fresh, RequestCounts a, RequestCounts b) {
        if (a.population() == 0 || b.population() == 0) {
            return Gate.INCONCLUSIVE;
        }
        boolean apart = interval(b).high() < interval(a).low();
        if (!apart) {
            return Gate.PASSED;
        }
        return shares(fresh).getMax() < shares(base).getMin() ? Gate.FAILED : Gate.INCONCLUSIVE;
    }

    /** The share; 0 of nothing. */
    public static double share(RequestCounts counts) {
        return counts.population() == 0 ? 0 : (double) counts.succeeded() / counts.population();
    }

    private static ConfidenceInterval interval(RequestCounts counts) {
        return Statistic.wilson(counts.succeeded(), counts.population());
    }

    private static DoubleSummaryStatistics shares(TrialSummary trial) {
        List<ForkResult> forks = ForkValues.measured(trial);
        return forks.stream()
                .map(Merge::fork)
                .map(totals -> totals.requests())
                .mapToDouble(SuccessComparison::share)
                .summaryStatistics();
    }
}
