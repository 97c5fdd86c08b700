package io.llmharness.annotations;

/** Who shares an instance of a scenario's state. */
public enum Scope {
    /** One instance for the whole trial; used by all event loops, so it must be thread-safe. */
    Benchmark,
    /** One instance for each virtual user; never used by two threads at once. */
    User
}
