package io.llmharness.annotations;

/** When a hook runs. There is none for a single request: preparing one is the {@link Workload} method's own job. */
public enum Level {
    /** Once before, or after, all iterations of a fork. */
    Trial,
    /** Before, or after, each iteration, with no request in flight. */
    Iteration
}
