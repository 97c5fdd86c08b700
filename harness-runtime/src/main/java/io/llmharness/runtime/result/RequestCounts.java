package io.llmharness.runtime.result;

/**
 * What became of requests. Every arrival has exactly one fate: {@code offered = succeeded + failed + timedOut + refused + dropped
 * + cancelled}.
 *
 * @param offered arrivals intended in the window
 * @param dispatched arrivals handed to the client
 * @param succeeded complete, correct answers
 * @param failed answered with an error, cut short or rejected by a check
 * @param timedOut without a complete answer by the deadline
 * @param refused without a connection: DNS, connect or TLS failed
 * @param dropped never sent, because the run ended while they waited
 * @param cancelled given up on purpose; outside every population
 * @param retries sent again: because a kept-alive connection turned out to be closed by the server, or by the scenario's rule
 * @param delayed arrivals that had to wait in the client: because as many requests as may be were in flight, or for {@code -limit};
 *     whatever became of them is counted besides
 */
public record RequestCounts(
        long offered,
        long dispatched,
        long succeeded,
        long failed,
        long timedOut,
        long refused,
        long dropped,
        long cancelled,
        long retries,
        long delayed) {

    /** Counts without a delayed arrival. */
    public RequestCounts(
            long offered,
            long dispatched,
            long succeeded,
            long failed,
            long timedOut,
            long refused,
            long dropped,
            long cancelled,
            long retries) {
        this(offered, dispatched, succeeded, failed, timedOut, refused, dropped, cancelled, retries, 0);
    }

    /** No request at all. */
    public static final RequestCounts NONE = new RequestCounts(0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** The sums. */
    public RequestCounts plus(RequestCounts o) {
        return new RequestCounts(
                offered + o.offered,
                dispatched + o.dispatched,
                succeeded + o.succeeded,
                failed + o.failed,
                timedOut + o.timedOut,
                refused + o.refused,
                dropped + o.dropped,
                cancelled + o.cancelled,
                retries + o.retries,
                delayed + o.delayed);
    }

    /** Requests that count for success rate and goodput: all but the cancelled. */
    public long population() {
        return offered - cancelled;
    }

    /** Everything in the population that did not succeed. */
    public long unsuccessful() {
        return failed + timedOut + refused + dropped;
    }
}
