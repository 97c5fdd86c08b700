package io.llmharness.runtime.exec;

import io.llmharness.runtime.result.ConnectionFacts;
import io.llmharness.runtime.result.IntervalResult;
import io.llmharness.runtime.result.IterationResult;
import java.util.Set;

/** Told how a fork gets on, by the fork's main thread. */
public interface Progress {
    /** A second went by. */
    void interval(IntervalResult interval);

    /** An iteration is complete. */
    void iteration(IterationResult iteration);

    /** The load is over: every kind of connection that there was. */
    default void connections(Set<ConnectionFacts> kinds) {}

    /** What one of the workloads of a mix has of the iteration that is complete next. */
    default void part(String workload, IterationResult iteration) {}
}
