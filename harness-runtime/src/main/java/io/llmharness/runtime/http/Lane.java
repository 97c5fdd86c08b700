package io.llmharness.runtime.http;

/** What carries one exchange at a time: a connection of HTTP/1.1, or a place on one of HTTP/2. */
interface Lane extends Carrier {
    /** Sends a request; the answer goes to the receiver. The lane must be idle. */
    void send(WireRequest request, Receiver to);

    /** The lane is idle from now on. */
    void rest();

    /** Whether an idle lane may still be used. */
    boolean usable(long now, long idleLimitNanos);

    /** Ends the lane; whoever waits for an answer on it is told. */
    void close();
}
