package io.llmharness.runtime.result;

import java.util.List;
import java.util.Optional;

/**
 * How far the harness was from what a reference engine did, in one metric. All times in milliseconds.
 *
 * @param metric {@code ttft}, {@code icl} or {@code e2e}
 * @param count samples measured
 * @param truth mean of what the engine did
 * @param bias mean measured less mean of what the engine did
 * @param floorBias the same of the bare reader; empty without one
 * @param errors by percentile; those that the count supports
 */
public record Accuracy(
        String metric, long count, double truth, double bias, Optional<Double> floorBias, List<Deviation> errors) {

    /**
     * One percentile.
     *
     * @param percentile {@code p50}, {@code p99} or {@code p999}
     * @param truth of what the engine did
     * @param error measured less truth
     * @param floor largest error of a bare reader in the same minute, without a sign: what this machine allows. Empty without one
     */
    public record Deviation(String percentile, double truth, double error, Optional<Double> floor) {
        /** The error without its sign. */
        public double size() {
            return Math.abs(error);
        }
    }

    public Accuracy {
        errors = List.copyOf(errors);
    }

    /** One percentile; empty when the count did not support it. */
    public Optional<Deviation> error(Percentile percentile) {
        return errors.stream()
                .filter(e -> e.percentile().equals(percentile.key()))
                .findFirst();
    }
}
