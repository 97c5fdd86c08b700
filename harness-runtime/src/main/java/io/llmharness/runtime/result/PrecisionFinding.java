package io.llmharness.runtime.result;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How precise a trial that was to have as many forks as it takes became.
 *
 * @param reached whether each figure is as precise as was wanted
 * @param why why no further fork was run, in a clause
 * @param figures the figures that were to be precise
 */
public record PrecisionFinding(boolean reached, String why, List<Part> figures) {
    public PrecisionFinding {
        figures = List.copyOf(figures);
    }

    /**
     * One figure.
     *
     * @param figure its name, such as {@code ttft.p99}
     * @param wanted half of the interval's width that was wanted, as a share of the mean
     * @param halfWidth what it became; empty when there is no interval
     * @param forks forks that the wanted one takes, judged by these; empty when it cannot be told
     * @param requests requests in that many forks, each as long as these were; empty likewise
     * @param absence why there is no interval; empty when there is one
     */
    public record Part(
            String figure,
            double wanted,
            OptionalDouble halfWidth,
            OptionalInt forks,
            OptionalLong requests,
            Optional<String> absence) {}
}
