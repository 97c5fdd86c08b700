package io.llmharness.runtime.exec;

import io.llmharness.runtime.result.IntervalResult;
import io.llmharness.runtime.result.IterationResult;

/** Told how a fork gets on, by the fork's main thread. */
public interface Progress {
    /** A second went by. */
    void interval(IntervalResult interval);

    /** An iteration is complete. */
    void iteration(IterationResult iteration);
}
