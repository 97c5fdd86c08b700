package io.llmharness.runtime.result;

/**
 * A figure that the engine measured itself, over the succeeded requests that carried it, beside the client's own time for the
 * same requests where there is a counterpart.
 *
 * @param count requests
 * @param sumNanos sum of the engine's figures
 * @param clientSumNanos sum of the client's counterpart (end-to-end latency from the first byte written, for total durations);
 *     0 when there is none
 */
public record NativeStat(long count, long sumNanos, long clientSumNanos) {
    /** The sums. */
    public NativeStat plus(NativeStat o) {
        return new NativeStat(count + o.count, sumNanos + o.sumNanos, clientSumNanos + o.clientSumNanos);
    }
}
