package io.llmharness.runtime.compare;

import io.llmharness.runtime.result.ForkResult;
import io.llmharness.runtime.result.TrialSummary;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A figure of a trial, fork by fork.
 *
 * @param values one for each fork, in the order they ran; above 0
 * @param pooled of all forks together, as reports show it; empty when there is none
 * @param absence why there are no values; empty when there are
 */
public record ForkValues(List<Double> values, OptionalDouble pooled, Optional<String> absence) {
    public ForkValues {
        values = List.copyOf(values);
    }

    static ForkValues of(List<Double> values, double pooled) {
        return new ForkValues(values, OptionalDouble.of(pooled), Optional.empty());
    }

    static ForkValues none(String why) {
        return new ForkValues(List.of(), OptionalDouble.empty(), Optional.of(why));
    }

    /** Forks that measured anything. */
    static List<ForkResult> measured(TrialSummary trial) {
        return trial.trial().forks().stream()
                .filter(f -> !f.measured().isEmpty())
                .toList();
    }

    double[] array() {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
