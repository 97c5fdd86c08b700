package io.llmharness.runtime.load;

/** Lengths that belong to arrivals, by the number of the arrival among those of all loops. Safe to be read by all loops at once. */
public interface ArrivalLengths {
    /** Length of the prompt in tokens, at least 1. */
    int inputTokens(long number);

    /** Length of the answer in tokens, at least 1. */
    int outputTokens(long number);

    /** Number of arrivals. */
    long count();
}
