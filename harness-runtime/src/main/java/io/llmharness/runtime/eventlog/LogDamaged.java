package io.llmharness.runtime.eventlog;

import java.io.Serial;

/** A block whose checksum is right holds what no version known here writes. The message is a clause about the block. */
public final class LogDamaged extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public LogDamaged(String message) {
        super(message);
    }
}
