package io.llmharness.runtime.result;

import io.llmharness.runtime.metric.Direction;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * One rate of a trial: amount over time, all windows together; its interval is made across forks.
 *
 * @param kind which
 * @param value over all measured windows
 * @param forks by fork and iteration
 */
public record Rate(Kind kind, double value, List<List<Double>> forks, Optional<ConfidenceInterval> interval) {

    /** The rates, with the key they have in every format. */
    public enum Kind {
        OUTPUT_TOKENS(
                "outputTokensPerSecond",
                "tok/s",
                "Σ n_j, t_j in W, over |W|",
                t -> t.flow().outputTokensPerSecond()),
        INPUT_TOKENS(
                "inputTokensPerSecond",
                "tok/s",
                "Σ P of requests with t_1 in W, over |W|",
                t -> t.flow().inputTokensPerSecond()),
        REQUESTS(
                "requestsPerSecond",
                "req/s",
                "answers with z in W, over |W|",
                t -> t.flow().requestsPerSecond()),
        GOODPUT(
                "goodput",
                "good/s",
                "good requests with a in W, over |W|",
                t -> perSecond(t, t.slo().good())),
        TOKEN_GOODPUT(
                "tokenGoodput",
                "tok/s",
                "Σ N of good requests with a in W, over |W|",
                t -> perSecond(t, t.slo().goodTokens()));

        private final String key;
        private final String unit;
        private final String formula;
        private final ToDoubleFunction<Totals> value;

        Kind(String key, String unit, String formula, ToDoubleFunction<Totals> value) {
            this.key = key;
            this.unit = unit;
            this.formula = formula;
            this.value = value;
        }

        public String key() {
            return key;
        }

        public String unit() {
            return unit;
        }

        /** Its formula; W is the measured window, P the prompt tokens of a request, the other symbols are those of the metrics. */
        public String formula() {
            return formula;
        }

        /** Which way it gets better. */
        public Direction direction() {
            return Direction.HIGHER_IS_BETTER;
        }

        /** The rate over everything in {@code totals}. */
        public double of(Totals totals) {
            return value.applyAsDouble(totals);
        }

        private static double perSecond(Totals totals, long amount) {
            return totals.flow().seconds() > 0 ? amount / totals.flow().seconds() : 0;
        }
    }

    public Rate {
        forks = forks.stream().map(List::copyOf).toList();
    }

    /**
     * The rate over these forks; empty when no window was measured.
     *
     * @param sequential whether forks were added until intervals were narrow enough
     */
    public static Optional<Rate> of(Kind kind, List<ForkResult> forks, boolean sequential) {
        Totals all = Merge.all(forks.stream().map(Merge::fork));
        if (all.flow().seconds() <= 0) {
            return Optional.empty();
        }
        List<ForkResult> measured =
                forks.stream().filter(f -> !f.measured().isEmpty()).toList();
        double[] values =
                measured.stream().map(Merge::fork).mapToDouble(kind.value).toArray();
        List<List<Double>> raw = measured.stream()
                .map(f -> f.measured().stream()
                        .map(Merge::iteration)
                        .map(kind.value::applyAsDouble)
                        .toList())
                .toList();
        return Optional.of(new Rate(
                kind,
                kind.value.applyAsDouble(all),
                raw,
                (sequential ? Statistic.sequential(values) : Statistic.acrossForks(values))
                        .map(ConfidenceInterval::notNegative)));
    }

    /** Measured iterations it was made from. */
    public int iterations() {
        return forks.stream().mapToInt(List::size).sum();
    }
}
