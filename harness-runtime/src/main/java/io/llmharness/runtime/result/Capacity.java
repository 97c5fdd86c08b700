package io.llmharness.runtime.result;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What a search for the highest load came to.
 *
 * @param goal what was looked for, as it was written
 * @param dimension what was varied: {@code concurrency} or {@code rate}
 * @param objective key of the rate that was to be as high as possible
 * @param unit its unit
 * @param level the capacity: the highest level that met every limit; empty when none did
 * @param end why no further level was tried
 * @param why the same in a clause
 * @param points the levels, in the order they were tried
 */
public record Capacity(
        String goal,
        String dimension,
        String objective,
        String unit,
        OptionalDouble level,
        End end,
        String why,
        List<Point> points) {
    public Capacity {
        points = List.copyOf(points);
    }

    /** Why a search ended. */
    public enum End {
        /** A level that meets the limits and one that misses them are as close as was wanted. */
        FOUND,
        /** More load brought no more throughput. */
        SATURATED,
        /** The highest level that was to be tried still meets the limits. */
        BOUNDED,
        /** Not even the lowest level met the limits. */
        NONE_MET,
        /** At the last level the figures could not be trusted: the client was at its limit. */
        UNTRUSTED,
        /** A trial failed. */
        FAILED,
        /** The run ended before the search did. */
        STOPPED
    }

    /** What a level came to. */
    public enum Outcome {
        /** Every limit was met. */
        MET,
        /** Some limit was missed. */
        MISSED,
        /** The figures cannot be trusted. */
        UNTRUSTED,
        /** The trial failed. */
        FAILED
    }

    /**
     * One level.
     *
     * @param trial index of its trial in the run
     * @param level users or requests per second
     * @param value the objective; empty when it has no value
     * @param latencyMillis median end-to-end latency, from the intended arrival where the load is open; empty without a success
     * @param attainment share of good requests; empty without limits
     * @param outcome whether the limits were met
     * @param certain whether there were enough requests for the outcome to be no accident of this trial
     * @param why what was missed, in a clause; empty when nothing was
     */
    public record Point(
            int trial,
            double level,
            OptionalDouble value,
            OptionalDouble latencyMillis,
            OptionalDouble attainment,
            Outcome outcome,
            boolean certain,
            String why) {}
}
