package io.llmharness.runtime.search;

import io.llmharness.runtime.plan.RateLimits;
import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.result.Rate;
import io.llmharness.runtime.text.UsageException;
import java.util.List;

/**
 * What a search looks for: the highest load that keeps to all limits, as long as more load brings more of a rate.
 *
 * @param text as it was written: {@code goodput max attainment>=0.99,ttft.p99<=500ms within 5%}
 * @param objective the rate that is to be as high as possible
 * @param limits what the load must keep to; none: only saturation ends the search
 * @param resolution how close the capacity is looked for, as a share of it
 */
public record SearchGoal(String text, Rate.Kind objective, List<Limit> limits, double resolution) {
    /** The resolution where none is written. */
    public static final double RESOLUTION = 0.05;

    public SearchGoal {
        limits = List.copyOf(limits);
    }

    /** Reads one. Throws {@link IllegalArgumentException} with a sentence that says what was probably meant. */
    public static SearchGoal parse(String text) {
        return new GoalParser(text).parse();
    }

    /** Whether it speaks of limits that each request has. */
    boolean needsSlo() {
        return objective == Rate.Kind.GOODPUT
                || objective == Rate.Kind.TOKEN_GOODPUT
                || limits.stream().anyMatch(Limit.Attainment.class::isInstance);
    }

    /** Throws {@link UsageException} when this cannot be looked for with a trial. */
    public void check(TrialPlan trial) {
        if (trial.load().level().isEmpty()) {
            throw new UsageException("-search: the load " + trial.load().shape() + " of " + trial.benchmark()
                    + " has no level that could be varied. Give users with -t or a rate with -rate.");
        }
        if (needsSlo() && trial.slo().isEmpty()) {
            throw new UsageException(
                    "-search: " + trial.benchmark() + " has no limits that a request could meet, so that"
                            + " there is neither attainment nor goodput. Give @Slo or -slo ttft=300ms.");
        }
        if (!trial.load().closed() && !trial.rules().rates().equals(RateLimits.NONE)) {
            throw new UsageException("-search: with -limit the highest rate of an open load is known already.");
        }
    }
}
