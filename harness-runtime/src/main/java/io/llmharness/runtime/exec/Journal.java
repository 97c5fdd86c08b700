package io.llmharness.runtime.exec;

/**
 * Told by a loop's {@link LoopRecorder} all that it is told itself, in the same order, before it looks at it: enough to record the same
 * again. Called on the loop: no method blocks, and a request belongs to the caller again when the method is over.
 */
interface Journal {
    /** Keeps nothing. */
    Journal NONE = new Journal() {};

    /** A stretch of load begins, and with it the loop's timer. */
    default void began(Windows stretch, long now) {}

    /** A request has to wait before it may be sent. */
    default void delayed(int window) {}

    /** A request that was to arrive at this time was never sent. */
    default void dropped(long intended) {}

    /** A request was given up because the run was interrupted. */
    default void cancelled(RequestRecord request) {}

    /** An attempt failed and is followed by another. */
    default void retried(RequestRecord request) {}

    /** A request has ended, well or not. */
    default void ended(RequestRecord request) {}

    /** A timer ran this much late. */
    default void loopLag(long nanos, long now) {}

    /** So many bytes crossed the loop's sockets since the last time. */
    default void traffic(long received, long sent, long now) {}

    /** An iteration is complete: nothing more of it follows. */
    default void finished(int window, long endNanos) {}
}
