package io.llmharness.runtime.workload;

/**
 * What a workload asks of a data set.
 *
 * @param inputTokens wanted prompt length, empty: the data set decides
 * @param outputTokens wanted answer length, empty: the data set decides
 * @param seed seed of everything random
 */
public record DatasetRequest(String inputTokens, String outputTokens, long seed) {}
