package io.llmharness.runtime;

import io.llmharness.runtime.text.UsageException;
import java.time.Duration;

/** Refuses values of options that make no sense, in a sentence that names the option. */
final class Checks {
    private Checks() {}

    static int atLeast(int least, int value, String name) {
        if (value < least) {
            throw new UsageException(name + " must be at least " + least + ", not " + value);
        }
        return value;
    }

    static Duration positive(Duration time, String name) {
        if (time.isNegative() || time.isZero()) {
            throw new UsageException(name + " must be above 0, not " + time);
        }
        return time;
    }
}
