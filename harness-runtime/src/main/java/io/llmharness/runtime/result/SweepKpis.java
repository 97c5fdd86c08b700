package io.llmharness.runtime.result;

import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.result.Kpi.Absent;
import io.llmharness.runtime.result.Kpi.Figure;
import io.llmharness.runtime.result.Kpi.Finding;
import io.llmharness.runtime.result.Kpi.Input;
import java.util.Optional;
import java.util.function.Predicate;

/** KPIs that set a trial against another one of its run, which differs from it in one thing only. */
final class SweepKpis {
    private SweepKpis() {}

    /** Throughput at c users over c times that of one. */
    static Finding batchSizeEfficiency(Input in) {
        return againstOneUser(in, users(in.trial().plan()).orElse(1.0), "TPS(c)/(c·TPS(1))");
    }

    /** Throughput at c users over that of one. */
    static Finding continuousBatchingEfficiency(Input in) {
        return againstOneUser(in, 1, "TPS(c)/TPS(1)");
    }

    private static Finding againstOneUser(Input in, double divisor, String formula) {
        TrialPlan plan = in.trial().plan();
        if (users(plan).isEmpty()) {
            return new Absent("it is defined for a closed load");
        }
        return ratio(
                in,
                other -> users(other).equals(Optional.of(1.0)) && same(plan, other) && plan.stream() == other.stream(),
                divisor,
                formula,
                "needs a valid trial of the same workload with one user in the run");
    }

    /** Throughput of streamed answers over that of whole ones. */
    static Finding streamingTpsRatio(Input in) {
        TrialPlan plan = in.trial().plan();
        if (!plan.stream()) {
            return new Absent("answers were not streamed: it stands with the streaming trial");
        }
        return ratio(
                in,
                other -> !other.stream() && same(plan, other) && plan.load().equals(other.load()),
                1,
                "TPS(streaming)/TPS(whole answers)",
                "needs a valid trial of the same workload with whole answers in the run");
    }

    private static Finding ratio(
            Input in, Predicate<TrialPlan> base, double divisor, String formula, String otherwise) {
        Optional<Rate> own = in.trial().rate(Rate.Kind.OUTPUT_TOKENS);
        if (own.isEmpty()) {
            return new Absent("output tokens are unknown");
        }
        return in.run().stream()
                .filter(t -> t.validity().printable() && base.test(t.plan()))
                .flatMap(t -> t.rate(Rate.Kind.OUTPUT_TOKENS).stream())
                .filter(r -> r.value() > 0)
                .findFirst()
                .<Finding>map(r -> new Figure(own.get().value() / (divisor * r.value()), "1", "client: " + formula))
                .orElse(new Absent(otherwise));
    }

    private static Optional<Double> users(TrialPlan plan) {
        return plan.load().closed() ? plan.load().level() : Optional.empty();
    }

    private static boolean same(TrialPlan a, TrialPlan b) {
        return a.benchmark().equals(b.benchmark())
                && a.engine().equals(b.engine())
                && a.params().equals(b.params())
                && a.source().equals(b.source());
    }
}
