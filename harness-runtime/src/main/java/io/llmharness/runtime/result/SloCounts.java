package io.llmharness.runtime.result;

/**
 * How requests did against the limits.
 *
 * @param good succeeded and met every limit
 * @param ttft succeeded and met the limit of the time to first token
 * @param tpot succeeded and met the limit of the time per output token
 * @param e2e succeeded and met the limit of the end-to-end latency
 * @param vacuous met a limit only because the metric is undefined for the request
 * @param goodTokens output tokens of good requests
 */
public record SloCounts(long good, long ttft, long tpot, long e2e, long vacuous, long goodTokens) {
    /** Nothing. */
    public static final SloCounts NONE = new SloCounts(0, 0, 0, 0, 0, 0);

    /** The sums. */
    public SloCounts plus(SloCounts o) {
        return new SloCounts(
                good + o.good,
                ttft + o.ttft,
                tpot + o.tpot,
                e2e + o.e2e,
                vacuous + o.vacuous,
                goodTokens + o.goodTokens);
    }
}
