package io.llmharness.runtime.catalog;

import io.llmharness.runtime.text.UsageException;

/** Nothing on the class path is what was asked for. */
public final class NoBenchmark extends UsageException {
    private static final long serialVersionUID = 1L;

    NoBenchmark(String message) {
        super(message);
    }
}
