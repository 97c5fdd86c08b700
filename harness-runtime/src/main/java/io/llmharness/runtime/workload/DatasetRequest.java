package io.llmharness.runtime.workload;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a workload asks of a data set.
 *
 * @param inputTokens wanted prompt length, empty: the data set decides
 * @param outputTokens wanted answer length, empty: the data set decides
 * @param seed seed of everything random
 * @param options the data set's own options
 */
public record DatasetRequest(String inputTokens, String outputTokens, long seed, Map<String, String> options) {
    public DatasetRequest {
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }

    /** A request without options. */
    public DatasetRequest(String inputTokens, String outputTokens, long seed) {
        this(inputTokens, outputTokens, seed, Map.of());
    }
}
