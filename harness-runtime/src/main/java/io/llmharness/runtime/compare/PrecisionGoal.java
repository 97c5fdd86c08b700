package io.llmharness.runtime.compare;

import io.llmharness.runtime.result.PrecisionFinding;
import io.llmharness.runtime.result.PrecisionFinding.Part;
import io.llmharness.runtime.result.TrialResult;
import io.llmharness.runtime.result.TrialSummary;
import io.llmharness.runtime.text.UsageException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How precise figures are to become, and what that may cost: forks are added until half of each interval's width, as a share of the
 * mean, is as wanted. By which rule, says {@link StoppingRule}.
 *
 * @param wanted half-widths: of the figures that stand first in a report, and of figures by name
 * @param mostForks forks of a trial, never more
 * @param budget time of the whole run; no fork is added that would not be over by then
 */
public record PrecisionGoal(Margins wanted, int mostForks, Optional<Duration> budget) {
    /** Forks of a trial that are run in any case. */
    public static final int LEAST_FORKS = StoppingRule.LEAST_FORKS;

    /** Most forks of a trial where nothing else is said. */
    public static final int MOST_FORKS = 30;

    public PrecisionGoal {
        if (mostForks < LEAST_FORKS) {
            throw new UsageException("A precision takes at least " + LEAST_FORKS + " forks: " + mostForks
                    + " are too few to be the most.");
        }
        if (wanted.headline().filter(share -> share <= 0).isPresent()
                || wanted.named().containsValue(0.0)) {
            throw new UsageException("A precision of 0% is never reached.");
        }
    }

    /** As said: {@code 5%} for every figure that stands first in a report, {@code ttft.p99=5%} for one. */
    public static PrecisionGoal of(String... texts) {
        return new PrecisionGoal(Margins.parse(texts), MOST_FORKS, Optional.empty());
    }

    /** The same with another number of forks that a trial never has more of. */
    public PrecisionGoal mostForks(int most) {
        return new PrecisionGoal(wanted, most, budget);
    }

    /** The same with a time after which no fork is added. */
    public PrecisionGoal budget(Duration time) {
        return new PrecisionGoal(wanted, mostForks, Optional.of(time));
    }

    /** Why a trial needs no further fork, or cannot use one; empty: one more may help. */
    public Optional<PrecisionFinding> judge(TrialResult trial) {
        TrialSummary summary = TrialSummary.of(trial);
        List<FigureComparison> figures = figures(summary);
        if (summary.failed() || !summary.validity().printable()) {
            return Optional.of(finding(false, "the trial cannot be trusted, which more forks would not mend", summary));
        }
        if (figures.stream().allMatch(FigureComparison::isAbsent)) {
            return Optional.of(finding(false, "no figure has a value in each fork", summary));
        }
        boolean enough = figures.stream()
                .filter(f -> !f.isAbsent())
                .allMatch(f ->
                        StoppingRule.enough(f.margin().orElseThrow(), f.base().array()));
        if (enough) {
            boolean all = figures.stream().noneMatch(FigureComparison::isAbsent);
            String why = all ? "every interval is narrow enough" : "no figure that has a value needs a further one";
            return Optional.of(finding(all, why, summary));
        }
        return trial.forks().size() >= mostForks
                ? Optional.of(finding(false, "more than " + mostForks + " were not to be run", summary))
                : Optional.empty();
    }

    /** What is known of the figures of a trial that something else ended. */
    public PrecisionFinding stopped(TrialResult trial, String why) {
        return finding(false, why, TrialSummary.of(trial));
    }

    /** What it would take, judged by a trial that was run before with two forks or more. */
    public List<Part> plan(TrialResult pilot) {
        return finding(false, "", TrialSummary.of(pilot)).figures();
    }

    private PrecisionFinding finding(boolean reached, String why, TrialSummary trial) {
        long requests = trial.totals().requests().population();
        int forks = Math.max(1, trial.trial().forks().size());
        return new PrecisionFinding(
                reached,
                why,
                figures(trial).stream()
                        .map(f -> part(f, (double) requests / forks))
                        .toList());
    }

    private static Part part(FigureComparison figure, double requestsEach) {
        double share = figure.margin().orElseThrow();
        double[] values = figure.base().array();
        OptionalDouble halfWidth = StoppingRule.halfWidth(values);
        OptionalInt forks = halfWidth.isPresent() ? ForkPlanner.forPrecision(share, values) : OptionalInt.empty();
        OptionalInt least = forks.isPresent() ? OptionalInt.of(Math.max(LEAST_FORKS, forks.getAsInt())) : forks;
        OptionalLong requests =
                least.isPresent() ? OptionalLong.of(Math.round(least.getAsInt() * requestsEach)) : OptionalLong.empty();
        return new Part(
                figure.figure().key(),
                share,
                halfWidth,
                least,
                requests,
                figure.base().absence());
    }

    /** Those with a precision to reach: of the figures that stand first the ones that have a value, of the named ones all. */
    private List<FigureComparison> figures(TrialSummary trial) {
        return new Selection(trial, trial, wanted, false)
                .figures(new ArrayList<>()).stream()
                        .filter(f -> f.margin().isPresent())
                        .toList();
    }
}
