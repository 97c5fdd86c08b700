package io.llmharness.runtime.http;

/** What carries an exchange. */
public interface Carrier {
    /** Gives the exchange up: the connection is closed and the receiver is told nothing any more. */
    void abandon();
}
