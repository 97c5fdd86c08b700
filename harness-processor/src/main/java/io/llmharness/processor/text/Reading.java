package io.llmharness.processor.text;

import java.util.Optional;

/**
 * What came of reading a text.
 *
 * @param value what it says; empty when it makes no sense
 * @param complaint the sentence for the user; empty when it does
 */
public record Reading<T>(Optional<T> value, String complaint) {
    static <T> Reading<T> good(T value) {
        return new Reading<>(Optional.of(value), "");
    }

    static <T> Reading<T> bad(String complaint) {
        return new Reading<>(Optional.empty(), complaint);
    }

    /** The value of a text that has been validated. */
    public T valid() {
        return value.orElseThrow(() -> new IllegalStateException("not validated: " + complaint));
    }
}
