package io.llmharness.runtime.load;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** A form of load; an extension point found by {@link java.util.ServiceLoader}, described by {@link LoadShapeSpec}. */
public interface LoadShape {
    /**
     * The part of a load that one of several loops carries; the parts of all loops together are the whole. Throws
     * {@link IllegalArgumentException} with a sentence for the user when the options make no sense.
     *
     * @param level the swept value: users or requests per second; empty where the shape has none
     * @param options the shape's options
     * @param loop index of the loop, from 0
     * @param loops number of loops
     * @param seed seed of everything random
     */
    LoopLoad forLoop(Optional<Double> level, Map<String, String> options, int loop, int loops, long seed);

    /** The parts of all loops: {@link #forLoop} for each, unless they share something that is to be made once. */
    default List<LoopLoad> forLoops(Optional<Double> level, Map<String, String> options, int loops, long seed) {
        return IntStream.range(0, loops)
                .mapToObj(loop -> forLoop(level, options, loop, loops, seed))
                .toList();
    }

    /** Whether the arrivals bring the lengths of their prompts and answers, so that the workload has to make such prompts. */
    default boolean bringsLengths(Map<String, String> options) {
        return false;
    }

    /**
     * Judges the options before anything runs, and says what there is to know beside them, such as the hash of a file; the result
     * records it. Throws as {@link #forLoop} does.
     */
    default Map<String, String> facts(Optional<Double> level, Map<String, String> options) {
        forLoop(level, options, 0, 1, 0);
        return Map.of();
    }
}
