package io.llmharness.runtime.cli;

import io.llmharness.runtime.text.UsageException;

/** A command has no such option. */
final class UnknownOption extends UsageException {
    private static final long serialVersionUID = 1L;

    UnknownOption(String message) {
        super(message);
    }
}
