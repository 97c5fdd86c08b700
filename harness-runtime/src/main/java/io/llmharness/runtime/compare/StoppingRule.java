package io.llmharness.runtime.compare;

import io.llmharness.runtime.result.ConfidenceInterval;
import io.llmharness.runtime.result.Statistic;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * When enough forks were run for an interval to be as narrow as is wanted (Chow and Robbins 1965, Ann. Math. Stat. 36:457). Looking
 * after each fork, and stopping when the forks happen to agree, makes an interval too narrow. Against it there is a least number of
 * forks, and the interval is {@link Statistic#sequential} from the first look on, in the rule as in the report.
 */
final class StoppingRule {
    /** With fewer, the standard deviation is too uncertain to be stopped by. */
    static final int LEAST_FORKS = 5;

    private StoppingRule() {}

    /** Whether these forks are enough. */
    static boolean enough(double share, double... values) {
        return values.length >= LEAST_FORKS && halfWidth(values).orElseThrow() <= share;
    }

    /** Half of the width of the interval across forks, as a share of the mean; empty for fewer than two forks. */
    static OptionalDouble halfWidth(double... values) {
        Optional<ConfidenceInterval> interval = Statistic.sequential(values);
        return interval.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of((interval.get().high() - interval.get().low())
                        / (interval.get().high() + interval.get().low()));
    }
}
