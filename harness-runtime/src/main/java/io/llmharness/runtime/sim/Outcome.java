package io.llmharness.runtime.sim;

/** How the server's side of a request ended. */
public enum Outcome {
    /** Answered to the end. */
    DONE,
    /** Refused or failed on purpose with an error status. */
    ERROR,
    /** Failed on purpose after the head was sent, in the engine's own way. */
    FAILED_MIDSTREAM,
    /** The connection was closed on purpose in mid-stream. */
    CUT,
    /** Refused because the queue was full. */
    OVERLOADED,
    /** The client went away first; a stream that hangs on purpose ends so too. */
    ABORTED,
    /** Ended on purpose in mid-stream, without the protocol's own end. */
    TRUNCATED
}
