package io.llmharness.api;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * One row of a data set.
 *
 * @param index position in the data set, from 0
 * @param prompt the prompt
 * @param outputTokens wanted answer length in tokens, where the data set gives one
 * @param fields other columns of the row, by name
 * @param messages the whole chat that ends with the prompt, where the row has one; else empty
 */
public record Sample(
        long index, String prompt, OptionalInt outputTokens, Map<String, String> fields, List<Message> messages) {
    public Sample {
        fields = Map.copyOf(fields);
        messages = List.copyOf(messages);
    }

    /** A sample that is a prompt alone. */
    public Sample(long index, String prompt, OptionalInt outputTokens, Map<String, String> fields) {
        this(index, prompt, outputTokens, fields, List.of());
    }

    /** The same sample at another position. */
    public Sample index(long position) {
        return new Sample(position, prompt, outputTokens, fields, messages);
    }
}
