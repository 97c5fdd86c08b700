package io.llmharness.runtime.engine;

import org.jspecify.annotations.Nullable;

/** Status and headers of an answer, looked up without copying. Valid only during the call it is passed to. */
public interface ResponseHead {
    int status();

    /** A header's first value, by case-insensitive name; null when absent. */
    @Nullable
    String header(String name);
}
