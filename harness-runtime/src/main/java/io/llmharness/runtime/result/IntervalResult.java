package io.llmharness.runtime.result;

/**
 * One second of a fork, as shown while running and as a row of the time series.
 *
 * @param second seconds since the first iteration's start, from 0
 * @param iteration index of the iteration, warm-up iterations included
 * @param outputTokens output tokens (payload events where the engine does not count) that arrived
 * @param succeeded requests that ended well
 * @param failed requests that did not
 * @param inFlight requests in flight at its end
 * @param ttftP50Nanos median time to first token of requests that ended in it; 0 when their number does not support it
 * @param ttftP99Nanos 99th percentile of the same
 * @param ttftCount their number
 * @param ttftMeanNanos their mean; 0 when there was none
 */
public record IntervalResult(
        int second,
        int iteration,
        double outputTokens,
        long succeeded,
        long failed,
        long inFlight,
        long ttftP50Nanos,
        long ttftP99Nanos,
        long ttftCount,
        long ttftMeanNanos) {}
