package io.llmharness.runtime.load;

import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    /** Names of the options that {@link #forLoop} understands. */
    List<String> optionNames();
}
