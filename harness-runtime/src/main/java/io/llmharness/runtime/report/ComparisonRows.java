package io.llmharness.runtime.report;

import io.llmharness.runtime.compare.Comparison;
import io.llmharness.runtime.compare.Effect;
import io.llmharness.runtime.compare.FigureComparison;
import io.llmharness.runtime.compare.ForkValues;
import io.llmharness.runtime.compare.Gate;
import io.llmharness.runtime.compare.SuccessComparison;
import io.llmharness.runtime.compare.TrialComparison;
import io.llmharness.runtime.compare.Verdict;
import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.result.ConfidenceInterval;
import io.llmharness.runtime.result.RequestCounts;
import io.llmharness.runtime.text.Digits;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** The words and cells of a comparison, the same in every form that a person reads. */
final class ComparisonRows {
    static final String SUCCESS = "successRate";

    private final TrialComparison trial;

    ComparisonRows(TrialComparison trial) {
        this.trial = trial;
    }

    /** {@code Quickstart (engine=vllm, concurrency=16)}; two engines are both named. */
    static String name(Comparison comparison, TrialComparison trial) {
        List<TrialPlan> plans = comparison.trials().stream()
                .flatMap(t -> Stream.of(t.base().plan(), t.fresh().plan()))
                .toList();
        String base = TrialNames.coordinates(trial.base().plan());
        String fresh = TrialNames.coordinates(trial.fresh().plan());
        return new TrialNames(plans).name(trial.base().plan())
                + " "
                + (base.equals(fresh) ? base : base + " → " + fresh);
    }

    /** How many forks, and whether in pairs. */
    String forks() {
        int base = trial.base().trial().forks().size();
        int fresh = trial.fresh().trial().forks().size();
        return base + " and " + fresh + " forks, "
                + (trial.paired() ? "run in turn: paired" : "not run in turn: not paired");
    }

    /** A row for each figure, and one for the share of successes. */
    Grid grid() {
        Grid grid = new Grid()
                .left("figure")
                .right("base")
                .right("new")
                .right("change")
                .right(percent(Effect.LEVEL) + " interval")
                .right("shift")
                .right("detectable")
                .right("p")
                .right("margin")
                .left("verdict")
                .left("gate");
        trial.figures().forEach(figure -> grid.row(cells(figure)));
        grid.row(success());
        return grid;
    }

    /** What is to be said below the table. */
    List<String> sentences() {
        List<String> all = new ArrayList<>(trial.doubts());
        for (FigureComparison figure : trial.figures()) {
            if (!figure.reason().isEmpty()) {
                all.add(figure.figure().key() + ": " + figure.reason());
            } else if (figure.gate() == Gate.INCONCLUSIVE && trial.doubts().isEmpty()) {
                needed(figure, all);
            }
        }
        if (trial.success().gate() != Gate.PASSED) {
            all.add("more requests fail than before: latencies are of answered requests only");
        }
        trial.notes().forEach(note -> all.add("note: " + note));
        return all;
    }

    private void needed(FigureComparison figure, List<String> all) {
        double share = figure.margin().orElseThrow();
        if (share == 0) {
            return;
        }
        OptionalInt forks = trial.forksNeeded(figure);
        int least =
                Math.min(figure.base().values().size(), figure.fresh().values().size());
        String advice;
        if (forks.isEmpty()) {
            advice = "to see a change of " + percent(share)
                    + " takes more than a thousand forks: measure longer, or on a quieter machine";
        } else if (forks.getAsInt() > least) {
            advice = "to see a change of " + percent(share) + " takes about " + forks.getAsInt()
                    + " forks of each run (-f " + forks.getAsInt() + ")";
        } else {
            advice = "the change is too close to the margin of " + percent(share)
                    + " to tell on which side of it; four times the forks halve the interval";
        }
        all.add(figure.figure().key() + ": " + advice);
    }

    private List<String> cells(FigureComparison f) {
        return List.of(
                f.figure().key(),
                value(f, f.base()),
                value(f, f.fresh()),
                f.effect().map(e -> change(e.change())).orElse(ScoreTables.DASH),
                f.effect().map(e -> interval(e.interval())).orElse(ScoreTables.DASH),
                f.effect().map(e -> change(e.shift())).orElse(ScoreTables.DASH),
                f.effect().map(e -> Digits.percent(e.minimumDetectable())).orElse(ScoreTables.DASH),
                f.adjustedP().isPresent() ? p(f.adjustedP().getAsDouble()) : ScoreTables.DASH,
                f.margin().map(ComparisonRows::percent).orElse(ScoreTables.DASH),
                f.verdict().map(Verdict::key).orElse(ScoreTables.DASH),
                f.gate().key());
    }

    private List<String> success() {
        String dash = ScoreTables.DASH;
        SuccessComparison success = trial.success();
        return List.of(
                SUCCESS,
                share(success.base()),
                share(success.fresh()),
                dash,
                dash,
                dash,
                dash,
                dash,
                dash,
                dash,
                success.gate().key());
    }

    private static String share(RequestCounts counts) {
        return Digits.percent(counts.succeeded(), counts.population());
    }

    private String value(FigureComparison figure, ForkValues values) {
        if (values.pooled().isEmpty()) {
            return ScoreTables.DASH;
        }
        double pooled = values.pooled().getAsDouble();
        if (!figure.figure().unit().equals("ns")) {
            return Digits.three(pooled) + " " + figure.figure().unit();
        }
        Units units = new Units(trial.base().plan().outputUnit());
        return Digits.three(units.of(pooled)) + " " + units.symbol();
    }

    /** {@code +5.20 %}. */
    static String change(double share) {
        return (share > 0 ? "+" : "") + Digits.percent(share);
    }

    /** {@code +3.10 to +7.40 %}. */
    static String interval(ConfidenceInterval i) {
        String low = (i.low() > 0 ? "+" : "") + Digits.three(i.low() * 100);
        return low + " to " + change(i.high());
    }

    static String percent(double share) {
        double percent = Math.round(share * 1e4) / 1e2;
        return (percent == Math.rint(percent) ? Long.toString((long) percent) : Digits.three(percent)) + " %";
    }

    /** Below a ten-thousandth nobody needs to know how far. */
    static String p(double p) {
        return p < 1e-4 ? "< 0.0001" : Digits.three(p);
    }
}
