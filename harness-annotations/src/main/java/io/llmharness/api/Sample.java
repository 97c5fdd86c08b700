package io.llmharness.api;

import java.util.Map;
import java.util.OptionalInt;

/**
 * One row of a data set.
 *
 * @param index position in the data set, from 0
 * @param prompt the prompt
 * @param outputTokens wanted answer length in tokens, where the data set gives one
 * @param fields other columns of the row, by name
 */
public record Sample(long index, String prompt, OptionalInt outputTokens, Map<String, String> fields) {
    public Sample {
        fields = Map.copyOf(fields);
    }
}
