package io.llmharness.runtime.exec;

/** Decides when a loop's users ask: one implementation for users that wait, one for arrivals that do not. Runs on its loop. */
interface Issuer {
    /** A stretch of load begins. */
    void begin(Windows windows);

    /** A user's request has ended. */
    void ended(VirtualUser user, boolean neverSent);

    /** No further request may be issued; those that wait are dropped. */
    void stop();

    /** Whether nothing more will be issued in this stretch. */
    boolean exhausted();
}
