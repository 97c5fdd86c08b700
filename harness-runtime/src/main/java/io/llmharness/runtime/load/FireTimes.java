package io.llmharness.runtime.load;

/**
 * A sequence of arrival times: pure, endless unless it says otherwise, and the same for the same seed. Not thread-safe; each loop
 * has its own.
 */
@FunctionalInterface
public interface FireTimes {
    /** What {@link #nextNanos()} gives when no arrival is left. */
    long NEVER = Long.MAX_VALUE;

    /** The next arrival, in nanoseconds from the start of the load; never less than the one before. */
    long nextNanos();
}
